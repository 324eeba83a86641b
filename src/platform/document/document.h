// One document for every output: a page, a PDF, a DOCX, a workbook and JSON say the same.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "platform/charts/chart.h"

/// A stretch of text in one look. `link` is an address allowed in a page, or "#anchor";
/// `footnote` is the number, from 1, in Document::footnotes, or 0.
struct Run {
    std::string text;
    bool bold = false;
    bool italic = false;
    bool marked = false;
    std::string link = {};
    int footnote = 0;
};
using Runs = std::vector<Run>;

/// `level` 1-4. The title is not a heading block: each output sets it itself. `anchor` is unique.
struct Heading {
    int level = 1;
    std::string text;
    std::string anchor;
};

struct Paragraph {
    Runs runs;
};

struct ListBlock {
    std::vector<Runs> items;
    bool ordered = false;
};

/// Cells are written as they are read; numeric columns are also kept as numbers in a workbook
/// when they can be read as such ("1 234", "35,4 %").
struct TableBlock {
    std::string number; // "Tabell 1"
    std::string caption;
    std::vector<std::string> heads;
    std::vector<std::vector<std::string>> rows; // the first cell of a row is its head
    std::vector<std::string> total = {};        // empty when there is none
    std::vector<bool> numeric = {};             // by column; empty: all but the first
    std::string source = {};
    std::vector<std::string> notes = {};
};

/// The chart and the same numbers as a table under it. The chart's description is its alt text.
struct ChartBlock {
    std::string number; // "Figur 1"
    std::string caption;
    Chart chart;
    TableBlock table;
};

struct Quote {
    Runs runs;
    std::string attribution;
};

struct Aside {
    Runs runs;
};
struct PageBreak {};
struct TableOfContents {};

using Block = std::variant<Heading, Paragraph, ListBlock, TableBlock, ChartBlock, Quote, Aside,
                           PageBreak, TableOfContents>;

/// The fixed words, in the document's language.
struct DocumentLabels {
    std::string contents;  // "Innehåll"
    std::string footnotes; // "Fotnoter"
    std::string page;      // "Sida {page} av {pages}"
    std::string back;      // "Tillbaka till texten"
    std::string source;    // "Källa"
};

struct Document {
    std::string title;
    std::string language = "sv"; // "sv" or "en"
    std::string author = {};
    std::string date = {};
    std::string subtitle = {};
    std::string marking = {}; // printed on every page when not empty
    DocumentLabels labels = {};
    std::vector<Block> blocks = {};
    std::vector<Runs> footnotes = {};
};

/// The parts of an <article>, headings from h2, for a page that sets the title itself.
std::string document_fragment(const Document& document);
/// A whole page that stands alone: no scripts, its own styles.
std::string document_html(const Document& document);
/// Tagged PDF, structure-checked; the same bytes for the same document and fonts.
std::string document_pdf(const Document& document);
std::string document_docx(const Document& document);
/// A sheet of contents, then one sheet for each table.
std::string document_xlsx(const Document& document);
std::string document_json(const Document& document);

/// Every table of the document in order, those of charts too.
std::vector<const TableBlock*> tables_of(const Document& document);
/// Whether a column holds numbers.
bool numeric_column(const TableBlock& table, std::size_t column);
/// "Tabell 1. Caption", or what there is of it.
std::string numbered_caption(const std::string& number, const std::string& caption);
