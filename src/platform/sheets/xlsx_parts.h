// The parts of a workbook that is read: relations, sheets, styles, shared texts and cells.
#pragma once

#include <map>
#include <set>

#include "platform/sheets/csv.h"
#include "platform/sheets/xml_reader.h"

/// Text of all cells together; a hostile file could repeat one long shared text a million times.
inline constexpr std::size_t sheet_text_max = 64U << 20U;

/// Target by id and by the last word of the type.
struct RelationsPart : XmlListener {
    std::map<std::string, std::string> by_id;
    std::map<std::string, std::string> by_type;
    void start(std::string_view name, const Attributes& attributes) override;
    void end(std::string_view) override {}
    void text(std::string_view) override {}
};

struct WorkbookPart : XmlListener {
    std::string first_sheet; // its relation id
    bool from_1904 = false;
    void start(std::string_view name, const Attributes& attributes) override;
    void end(std::string_view) override {}
    void text(std::string_view) override {}
};

struct StylesPart : XmlListener {
    std::vector<bool> is_date; // by cell style
    void start(std::string_view name, const Attributes& attributes) override;
    void end(std::string_view name) override;
    void text(std::string_view) override {}

private:
    std::set<std::string, std::less<>> date_formats_;
    bool in_cell_styles_ = false;
};

struct SharedPart : XmlListener {
    std::vector<std::string> texts;
    void start(std::string_view name, const Attributes& attributes) override;
    void end(std::string_view name) override;
    void text(std::string_view text) override;

private:
    std::size_t length_ = 0;
    int phonetic_ = 0;
    bool in_text_ = false;
};

struct SheetPart : XmlListener {
    SheetPart(const WorkbookPart& workbook, const StylesPart& styles, const SharedPart& shared)
        : workbook_(workbook), styles_(styles), shared_(shared) {}
    SheetRows rows;
    void start(std::string_view name, const Attributes& attributes) override;
    void end(std::string_view name) override;
    void text(std::string_view text) override;

private:
    void start_row(const Attributes& attributes);
    void start_cell(const Attributes& attributes);
    void end_cell();
    std::string shown() const;

    const WorkbookPart& workbook_;
    const StylesPart& styles_;
    const SharedPart& shared_;
    std::size_t column_ = 0;
    std::size_t cells_ = 0;
    std::size_t length_ = 0;
    std::string type_;
    std::size_t style_ = 0;
    std::string value_;
    int phonetic_ = 0;
    bool in_cell_ = false;
    bool in_value_ = false;
};

/// A day number of a workbook as 2026-03-02, with T09:30 when it has a time.
std::string sheet_date(double serial, const WorkbookPart& workbook);
