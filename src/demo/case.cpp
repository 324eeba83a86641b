// Reading the baked sheets. A mistake in one is our own, so it is a bug and not a refusal.
#include "demo/case.h"

#include <algorithm>
#include <sstream>

#include "platform/assets/asset.h"
#include "platform/sheets/csv.h"

namespace {

std::string_view baked(std::string_view path) {
    for (std::size_t index = 0; index < asset_table_size; ++index) {
        if (asset_table[index].path == path) {
            return asset_table[index].bytes;
        }
    }
    return {};
}

std::vector<SheetLine> lines_of(std::string_view path) {
    const std::string_view bytes = baked(path);
    if (bytes.empty()) {
        return {};
    }
    const auto rows = read_csv(bytes);
    ensure(rows.has_value() && !rows->empty(), "a baked sheet reads as CSV and has headings");
    const std::vector<std::string>& headings = rows->front();
    std::vector<SheetLine> lines;
    for (auto row = rows->begin() + 1; row != rows->end(); ++row) {
        ensure(row->size() <= headings.size(), "a line has no more cells than there are headings");
        std::map<std::string, std::string, std::less<>> cells;
        for (std::size_t column = 0; column < headings.size(); ++column) {
            cells[headings[column]] = column < row->size() ? (*row)[column] : std::string();
        }
        lines.emplace_back(std::move(cells));
    }
    return lines;
}

DemoCase case_of(const SheetLine& line) {
    DemoCase demo;
    demo.code = line["code"];
    demo.unit = line["unit"];
    demo.prefix = line["prefix"];
    demo.provider = line["provider"];
    demo.provider_form = line["provider_form"];
    demo.started_on = line.day("started_on");
    demo.year = std::stoi(line["year"]);
    demo.lan = line["lan"];
    demo.cutoff = line.maybe_day("cutoff");
    demo.readers = line["readers"];
    demo.template_code = line["template"];
    return demo;
}

} // namespace

const std::string& SheetLine::operator[](std::string_view heading) const {
    const auto found = cells_.find(heading);
    ensure(found != cells_.end(), "the sheet has the heading");
    return found->second;
}

std::optional<Date> SheetLine::maybe_day(std::string_view heading) const {
    return (*this)[heading].empty() ? std::nullopt : std::optional(day(heading));
}

Date SheetLine::day(std::string_view heading) const {
    const auto date = parse_date((*this)[heading]);
    ensure(date.has_value(), "the cell is a day");
    return *date;
}

std::vector<std::string> SheetLine::words(std::string_view heading) const {
    std::istringstream stream((*this)[heading]);
    std::vector<std::string> list;
    for (std::string word; stream >> word;) {
        list.push_back(word);
    }
    return list;
}

bool SheetLine::has_word(std::string_view heading, std::string_view word) const {
    const std::vector<std::string> list = words(heading);
    return std::ranges::find(list, word) != list.end();
}

std::vector<DemoCase> demo_cases() {
    std::vector<DemoCase> cases;
    for (const SheetLine& line : lines_of("data/demo/cases.csv")) {
        cases.push_back(case_of(line));
    }
    return cases;
}

std::optional<DemoCase> find_demo_case(std::string_view code) {
    for (DemoCase& demo : demo_cases()) {
        if (demo.code == code) {
            return std::move(demo);
        }
    }
    return std::nullopt;
}

std::vector<SheetLine> demo_sheet(const DemoCase& demo, std::string_view name) {
    std::string folder = demo.code;
    std::ranges::replace(folder, '-', '_');
    return lines_of("data/demo/" + folder + "/" + std::string(name) + ".csv");
}
