// Addresses of what belongs to a fault: proposals, earlier years, the comparison by kommun.
#include "faults/earlier_year.h"
#include "faults/faults.h"
#include "faults/kommun_way.h"
#include "faults/pages.h"
#include "faults/proposal.h"
#include "rights/may.h"

static Result<Response> earlier_years_form(const Request& in, Work& work);
static Result<Response> post_earlier_year(const Request& in, Work& work);
static Result<Response> post_earlier_year_removal(const Request& in, Work& work);
static Result<Response> new_proposal(const Request& in, Work& work);
static Result<Response> post_proposal(const Request& in, Work& work);
static Result<Response> proposal_form(const Request& in, Work& work);
static Result<Response> post_proposal_amendment(const Request& in, Work& work);
static Result<Response> proposal_turn_form(const Request& in, Work& work);
static Result<Response> post_proposal_turn(const Request& in, Work& work);
static Result<Response> comparison_form(const Request& in, Work& work);
static Result<Response> post_comparison(const Request& in, Work& work);

void fault_part_routes(Routes& routes) {
    const May writes = May::write_faults;
    routes.form(
        {.show = "/faults/{number}/earlier-years", .take = "/faults/{number}/earlier-years"},
        writes, earlier_years_form, post_earlier_year, earlier_year_table);
    routes.post("/faults/{number}/earlier-years/{id}/removal", writes, post_earlier_year_removal);
    routes.form({.show = "/faults/{number}/proposals/new", .take = "/faults/{number}/proposals"},
                writes, new_proposal, post_proposal, proposal_table);
    routes.form({.show = "/faults/{number}/proposals/{proposal}",
                 .take = "/faults/{number}/proposals/{proposal}"},
                writes, proposal_form, post_proposal_amendment, proposal_table);
    routes.form({.show = "/faults/{number}/proposals/{proposal}/turn",
                 .take = "/faults/{number}/proposals/{proposal}/turn"},
                writes, proposal_turn_form, post_proposal_turn, proposal_turn_table);
    routes.form({.show = "/faults/{number}/comparison", .take = "/faults/{number}/comparison"},
                writes, comparison_form, post_comparison, kommun_way_table);
}

static Result<FaultRecord> fault_asked(const Request& in, Work& work) {
    return find_fault(work, in.capture("number"));
}

static Response back(const Request& in, std::string_view part) {
    return see_other(in, "/faults/" + in.capture("number") + std::string(part));
}

// --- earlier years -------------------------------------------------------------------------------

static Result<Response> earlier_years_form(const Request& in, Work& work) {
    const FaultRecord record = TRY(fault_asked(in, work));
    return draw_earlier_years(in, work, record);
}

static Result<Response> post_earlier_year(const Request& in, Work& work) {
    const EarlierYear year = TRY(read_record<EarlierYear>(earlier_year_fields, in.form));
    TRY(note_earlier_year(work, in.capture("number"), year));
    return back(in, "/earlier-years");
}

static Result<Response> post_earlier_year_removal(const Request& in, Work& work) {
    TRY(remove_earlier_year(work, in.capture("number"), in.capture("id"),
                            asked_number(in.posted("version"))));
    return back(in, "/earlier-years");
}

// --- proposals -----------------------------------------------------------------------------------

static Result<Response> new_proposal(const Request& in, Work& work) {
    const FaultRecord record = TRY(fault_asked(in, work));
    return draw_proposal_form(in, work, record, nullptr);
}

static Result<Response> post_proposal(const Request& in, Work& work) {
    const Proposal proposal = TRY(read_record<Proposal>(proposal_fields, in.form));
    TRY(propose(work, in.capture("number"), proposal));
    return created(in, "/faults/" + in.capture("number"));
}

static Result<Response> proposal_form(const Request& in, Work& work) {
    const FaultRecord record = TRY(fault_asked(in, work));
    const ProposalRecord proposal = TRY(proposal_by_id(work, record, in.capture("proposal")));
    return draw_proposal_form(in, work, record, &proposal);
}

static Result<Response> post_proposal_amendment(const Request& in, Work& work) {
    ProposalRecord amended;
    amended.id = in.capture("proposal");
    amended.version = asked_number(in.posted("version"));
    amended.proposal = TRY(read_record<Proposal>(proposal_fields, in.form));
    TRY(amend_proposal(work, in.capture("number"), amended));
    return back(in, "");
}

static Result<Response> proposal_turn_form(const Request& in, Work& work) {
    const FaultRecord record = TRY(fault_asked(in, work));
    const ProposalRecord proposal = TRY(proposal_by_id(work, record, in.capture("proposal")));
    return draw_proposal_turn(in, work, record, proposal);
}

static Result<Response> post_proposal_turn(const Request& in, Work& work) {
    const ProposalTurn turn = TRY(read_record<ProposalTurn>(proposal_turn_fields, in.form));
    ProposalRecord turned;
    turned.id = in.capture("proposal");
    turned.version = asked_number(in.posted("version"));
    TRY(turn_proposal(work, in.capture("number"), turned, turn));
    return back(in, "");
}

// --- comparison ----------------------------------------------------------------------------------

static Result<Response> comparison_form(const Request& in, Work& work) {
    const FaultRecord record = TRY(fault_asked(in, work));
    return draw_kommun_form(in, work, record);
}

static Result<Response> post_comparison(const Request& in, Work& work) {
    const KommunWay way = TRY(read_record<KommunWay>(kommun_way_fields, in.form));
    TRY(describe_kommun(work, in.capture("number"), asked_number(in.posted("version")), way));
    return back(in, "");
}
