// Walking the chain in the background, and what is known of it.
#include "audit/chain.h"

#include "audit/audit.h"
#include "platform/db/audit_chain.h"
#include "rights/may.h"
#include "sql/audit.h"

namespace {

constexpr std::string_view verification_topic = "audit.verification";

ChainState walk(const JobRun& under_way) {
    ChainState state;
    under_way.database.read(Actor{.id = "system"}, [&](Work& work) {
        state = verify_audit(
            [&](const Query& query, const Params& params, const RowTaker& take) {
                work.each(query, params, take);
            },
            [&](int done, int of) { under_way.progress(done, of); });
    });
    return state;
}

Result<void> verify(const JobRun& under_way) {
    const ChainState state = walk(under_way);
    under_way.leads_to("/audit");
    return under_way.store([&](Work& work) -> Result<void> {
        work.execute(sql::audit::keep_verification,
                     {{"id", under_way.id},
                      {"at", work.now().iso()},
                      {"links", state.links},
                      {"entries", state.rows},
                      {"head", state.head},
                      {"broken_at",
                       state.broken_at_seq ? Value(*state.broken_at_seq) : Value()}});
        return {};
    });
}

} // namespace

JobKind verification_job() {
    return {std::string(verification_topic), verify};
}

Result<std::string> ask_for_verification(Work& work) {
    TRY(must(work, May::read_audit));
    work.note("ask_for_verification", "audit", "");
    return start_job(work, verification_topic, "", work.now().iso().substr(0, 16));
}

ChainStanding chain_standing(Work& work) {
    ChainStanding standing;
    if (const auto row = work.row(sql::audit::chain_head)) {
        standing.last_seq = row->integer("last_seq");
        standing.head = row->text("head");
    }
    if (const auto row = work.row(sql::audit::last_verification)) {
        standing.verified = ChainStanding::Verification{
            row->text("at"), row->integer("entries"), row->text("head"),
            row->maybe_integer("broken_at")};
    }
    return standing;
}
