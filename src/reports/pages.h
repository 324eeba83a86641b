// What the reports' pages look like; for the addresses of this folder only.
#pragma once

#include <string>
#include <vector>

#include "platform/html/page.h"
#include "platform/http/request.h"
#include "reports/freeze.h"
#include "reports/reference.h"

/// A draft as its writer sees it.
struct DraftView {
    const StoredReport& stored;
    const ReportNumbers& numbers;
    const std::vector<ReportRemark>& remarks;
};

Response draw_reports(const Request& in, Work& work, const std::vector<ReportLine>& lines);
Response draw_report_form(const Request& in, Work& work, const StoredReport* stored);
Response draw_editing(const Request& in, const DraftView& draft);
/// `block` is nullptr for a new one.
Response draw_block_form(const Request& in, const StoredReport& stored, const StoredBlock* block);
Response draw_preview(const Request& in, const DraftView& draft);
Response draw_freezing(const Request& in, const DraftView& draft);
/// `page` is the kept part of the frozen document.
Response draw_frozen(const Request& in, Work& work, const StoredReport& stored,
                     const std::string& page);
Response draw_references(const Request& in, Work& work,
                         const std::vector<StoredReference>& references);
Response draw_reference_form(const Request& in, const StoredReference* reference);

std::string reports_json(const std::vector<ReportLine>& lines);
std::string draft_json(const Texts& t, const DraftView& draft);
std::string references_json(const std::vector<StoredReference>& references);

/// The sentence of a remark, with where the writer mends it.
std::string remark_said(const Texts& t, const ReportRemark& remark);
std::string address_of(const StoredReport& stored);
/// The title as it is said where no figures are at hand: the year stands in its place.
std::string shown_title(std::string title, int64_t year);
/// A page under the report, or under the list.
PageShape report_shape(const Request& in, const StoredReport* stored, std::string title);
/// The form with version, button and, after a conflict, both texts.
Html report_form(const Form& form, std::string_view action, Html fields, int64_t version);
/// What was saved against what was typed, field by field.
Html both_texts(const Form& form, const Table& table, const void* saved);
