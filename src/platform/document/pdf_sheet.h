// The sheets of a PDF: text drawn line by line, pages turned, tags opened and closed.
#pragma once

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "platform/document/document.h"

namespace pdf {

inline constexpr double paper_width = 595.28; // A4 in points
inline constexpr double paper_height = 841.89;
inline constexpr double left = 68;
inline constexpr double top = 76;
inline constexpr double text_width = paper_width - 2 * left;
inline constexpr double bottom = paper_height - 74;

/// What Cairo cannot say and libqpdf adds afterwards, in drawing order.
struct Remarks {
    std::vector<std::string> figure_alts;
    std::vector<std::string> head_scopes; // "Column" or "Row", one for each TH
    std::map<std::string, int> pages;     // by anchor
    int page_count = 0;
};

struct Look {
    double size = 10.5;
    bool bold = false;
    bool italic = false;
    bool right = false;
    double grey = 0.1;
};

using Layout = std::unique_ptr<PangoLayout, void (*)(void*)>;

class Sheet {
public:
    /// `known` comes from an earlier drawing, for the pages of the contents and the footers.
    Sheet(const Document& document, Remarks known);
    ~Sheet();
    Sheet(const Sheet&) = delete;
    Sheet& operator=(const Sheet&) = delete;

    Layout layout(const Runs& runs, const Look& look, double width) const;
    /// Draws all lines under a leaf tag, which is opened anew on each page it reaches.
    void flow(PangoLayout* layout, const char* tag, double x);
    /// Draws at a place of the page at hand, without a tag of its own.
    void place(PangoLayout* layout, double x, double y, double grey);
    void open(const char* tag, const std::string& attributes = "");
    void close(const char* tag);
    void space(double points) { y += points; }
    void need(double points);
    void turn();
    std::string finish();

    double y = top;
    Remarks remarks;
    cairo_t* cairo = nullptr;
    cairo_surface_t* surface = nullptr;
    const Remarks known;

private:
    void running_text();
    const Document& document_;
    std::string bytes_;
};

double height_of(PangoLayout* layout);
double natural_width(PangoLayout* layout);

/// Adds language, alternative texts, scopes, artifacts and metadata to what Cairo wrote.
std::string finished(const std::string& drawn, const Document& document, const Remarks& remarks);

} // namespace pdf
