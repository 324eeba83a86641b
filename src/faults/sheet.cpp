// Telling faults and themes in blocks.
#include "faults/sheet.h"

#include <algorithm>

#include "faults/clearing.h"
#include "faults/earlier_year.h"
#include "faults/kommun_way.h"
#include "faults/picture.h"
#include "faults/proposal.h"
#include "organisations/body.h"
#include "organisations/code.h"
#include "organisations/unit.h"
#include "platform/paragraphs.h"

namespace {

Paragraph plain(std::string text) {
    return {{Run{std::move(text)}}};
}

// Empty lines part paragraphs in every format.
void add_prose(std::vector<Block>& blocks, std::string_view text) {
    for (std::string& paragraph : paragraphs_of(text)) {
        blocks.emplace_back(plain(std::move(paragraph)));
    }
}

std::vector<std::string> sorted_labels(const FactTable& table, std::string_view dimension,
                                       const std::function<std::string(const std::string&)>& say) {
    std::vector<std::string> labels;
    for (const std::string& code : table.codes(table.dimension(dimension))) {
        if (code != code_withheld && !code.empty()) {
            labels.push_back(say(code));
        }
    }
    std::ranges::sort(labels, [](const std::string& one, const std::string& other) {
        return compare_swedish(one, other) < 0;
    });
    return labels;
}

std::string count_line(const Texts& t, const FaultPicture& picture) {
    return t("fault.sheet.count", {{"count", t.number(picture.count)}});
}

std::string ombud_line(const Texts& t, const FaultPicture& picture) {
    const std::string_view key =
        picture.of_unknown_ombud > 0 ? "fault.sheet.ombud_at_least" : "fault.sheet.ombud";
    return t(key, {{"count", t.number(picture.ombud_at_least())}});
}

void add_line(Runs& item, std::string label, std::string words) {
    item.push_back(Run{std::move(label) + ": ", true});
    item.push_back(Run{std::move(words)});
}

ListBlock what_is_known(Work& work, const Texts& t, const FaultRecord& record,
                        const FaultPicture& picture) {
    ListBlock list;
    const auto add = [&](std::string_view key, std::string words) {
        if (!words.empty()) {
            Runs item;
            add_line(item, std::string(t(key)), std::move(words));
            list.items.push_back(std::move(item));
        }
    };
    add("fault.sheet.how_often", count_line(t, picture) + ", " + ombud_line(t, picture));
    if (picture.known_since) {
        add("fault.known_since", std::to_string(*picture.known_since));
    }
    std::vector<std::string> sources;
    for (const EarlierYearRecord& one : earlier_years_of(work, record)) {
        sources.push_back(t("fault.sheet.source", {{"year", std::to_string(one.earlier.year)},
                                                   {"source", one.earlier.source.text()}}));
    }
    add("fault.sheet.sources", listed(sources));
    const FactTable& events = picture.events;
    add("fault.picture.kommun",
        listed(sorted_labels(events, "kommun",
                             [&](const std::string& code) { return area_name(work, t, code); })));
    add("fault.picture.body",
        listed(sorted_labels(events, "body_type", [&](const std::string& code) {
            return code_label(work, t, "body_type", code);
        })));
    add("fault.picture.level", listed(sorted_labels(events, "level", [&](const std::string& code) {
            return code_label(work, t, "level", code);
        })));
    return list;
}

void add_proposals(Work& work, const Texts& t, const FaultRecord& record,
                   std::vector<Block>& blocks) {
    ListBlock list;
    for (const ProposalRecord& one : proposals_of(work, record)) {
        if (one.standing == "withdrawn") {
            continue;
        }
        Runs item = {Run{one.proposal.text.text() + " "}};
        item.push_back(
            Run{t("fault_proposal.line",
                  {{"to", body_name(work, t, one.proposal.addressee)},
                   {"year", std::to_string(one.proposal.proposed_on.year)},
                   {"standing", std::string(t("fault_proposal.standing." + one.standing))}}),
                false, true});
        list.items.push_back(std::move(item));
    }
    if (!list.items.empty()) {
        blocks.emplace_back(Paragraph{{Run{std::string(t("fault_proposal.title")), true}}});
        blocks.emplace_back(std::move(list));
    }
}

void add_kommun_ways(Work& work, const Texts& t, const FaultRecord& record,
                     std::vector<Block>& blocks) {
    TableBlock comparison;
    comparison.caption = t("fault_kommun.title");
    comparison.heads = {std::string(t("fault_kommun.kommun")), std::string(t("fault_kommun.works")),
                        std::string(t("fault_kommun.way")), std::string(t("fault_kommun.seen_on"))};
    comparison.numeric = {false, false, false, false};
    for (const KommunWayRecord& one : kommun_ways_of(work, record)) {
        comparison.rows.push_back({area_name(work, t, one.way.kommun),
                                   std::string(t("fault_kommun.works." + one.way.works)),
                                   one.way.way.text(), t.date(one.way.seen_on)});
    }
    if (!comparison.rows.empty()) {
        blocks.emplace_back(std::move(comparison));
    }
}

/// A theme's title and text, outside, until another person has read them; for good when there is
/// nothing but withheld events behind it.
bool stays_inside(Work& work, const ThemeRecord& record, const ThemePicture& picture,
                  SheetEdition edition) {
    return edition == SheetEdition::outside &&
           (picture.only_withheld() || !confirmed(work, record));
}

} // namespace

DocumentLabels document_labels(const Texts& t) {
    return {std::string(t("document.contents")), std::string(t("document.footnotes")),
            std::string(t("document.page")), std::string(t("document.back")),
            std::string(t("document.source"))};
}

Document blank_document(Work& work, const Texts& t, std::string_view unit, std::string title) {
    Document document;
    document.title = std::move(title);
    document.language = t.code();
    document.author = unit_name(work, unit, work.today());
    document.date = t.date(work.today());
    document.labels = document_labels(t);
    return document;
}

std::vector<Block> fault_blocks(Work& work, const Texts& t, const FaultRecord& record,
                                const SheetStyle& style) {
    std::vector<Block> blocks;
    const FaultPicture picture = picture_of(work, record);
    const bool outside = style.edition == SheetEdition::outside;
    const bool hidden = outside && (picture.only_withheld() || !confirmed(work, record));
    const std::string number = record.number;
    if (hidden) {
        blocks.emplace_back(Heading{style.level, number, style.prefix + number});
        blocks.emplace_back(plain(count_line(t, picture) + "."));
        blocks.emplace_back(plain(std::string(t(
            picture.only_withheld() ? "fault.sheet.only_withheld" : "fault.sheet.not_confirmed"))));
        return blocks;
    }
    blocks.emplace_back(Heading{style.level, record.fault.title.text(), style.prefix + number});
    add_prose(blocks, record.fault.description.text());
    if (!record.fault.consequence.empty()) {
        blocks.emplace_back(Paragraph{{Run{std::string(t("fault.consequence")) + ": ", true},
                                       Run{record.fault.consequence.text()}}});
    }
    blocks.emplace_back(what_is_known(work, t, record, picture));
    add_proposals(work, t, record, blocks);
    add_kommun_ways(work, t, record, blocks);
    return blocks;
}

std::vector<Block> theme_blocks(Work& work, const Texts& t, const ThemeRecord& record,
                                const SheetStyle& style) {
    std::vector<Block> blocks;
    const ThemePicture picture = picture_of(work, record);
    const bool hidden = stays_inside(work, record, picture, style.edition);
    if (style.level > 1) {
        blocks.emplace_back(
            Heading{style.level - 1,
                    hidden ? t("theme.of_year", {{"year", std::to_string(record.theme.year)}})
                           : record.theme.title.text(),
                    style.prefix + record.id});
    }
    if (hidden) {
        blocks.emplace_back(plain(std::string(t(
            picture.only_withheld() ? "theme.sheet.only_withheld" : "fault.sheet.not_confirmed"))));
    } else {
        add_prose(blocks, record.theme.text.text());
    }
    blocks.emplace_back(plain(t(
        "theme.count", {{"count", t.number(picture.events)},
                        {"faults", t.number(static_cast<int64_t>(record.theme.faults.size()))}})));
    for (const FaultRecord& fault : faults_of(work, record)) {
        const auto more = fault_blocks(work, t, fault, style);
        blocks.insert(blocks.end(), more.begin(), more.end());
    }
    return blocks;
}

Document fault_document(Work& work, const Texts& t, const FaultRecord& record,
                        SheetEdition edition) {
    Document document = blank_document(work, t, record.unit, record.number);
    document.blocks = fault_blocks(work, t, record, {edition, 1});
    return document;
}

Document theme_document(Work& work, const Texts& t, const ThemeRecord& record,
                        SheetEdition edition) {
    const bool hidden = stays_inside(work, record, picture_of(work, record), edition);
    const std::string year = std::to_string(record.theme.year);
    Document document =
        blank_document(work, t, record.unit,
                       hidden ? t("theme.of_year", {{"year", year}}) : record.theme.title.text());
    document.subtitle = t("theme.of_year", {{"year", year}});
    document.blocks = theme_blocks(work, t, record, {edition, 1});
    return document;
}
