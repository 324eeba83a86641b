// spejare figure: the figures of a place and year, for people and programs.
#include "figures/figures.h"
#include "figures/pages.h"
#include "figures/scope.h"
#include "organisations/unit.h"

namespace {

void print_plain(Invocation& call, const std::vector<FigureValue>& values) {
    for (const FigureValue& value : values) {
        call.out() << value.id << '\t' << value.printed(call.t()) << '\t'
                   << call.t()("figure." + value.id) << '\n';
    }
}

Result<int> print_figures(Invocation& call) {
    std::vector<FigureValue> values;
    Result<void> found;
    call.database().read(call.actor(), [&](Work& work) {
        auto place = find_place(work, call.text("unit"));
        if (!place) {
            found = place.error();
            return;
        }
        values = figures_of(work, scope_of(work, *place, static_cast<int>(call.number("year"))));
    });
    TRY(std::move(found));
    if (call.given("id")) {
        if (figure_registry().find(call.text("id")) == nullptr) {
            return invalid("id", "figure.unknown_id", {{"id", call.text("id")}});
        }
        std::erase_if(values,
                      [&](const FigureValue& value) { return value.id != call.text("id"); });
    }
    if (call.given("json")) {
        call.out() << figures_json(call.t(), values);
    } else {
        print_plain(call, values);
    }
    return 0;
}

} // namespace

std::vector<Command> figures_commands() {
    return {{"figure",
             {{"--unit"},
              {"--year!", CommandOption::Kind::number},
              {"--id"},
              {"--json", CommandOption::Kind::flag}},
             Command::Needs::database,
             print_figures}};
}
