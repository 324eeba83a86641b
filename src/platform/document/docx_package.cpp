// A DOCX put together by libzip: the parts around the body, and the same bytes each time.
#include "platform/document/docx_package.h"

#include <zip.h>

#include <stdexcept>
#include <utility>

#include "platform/html/html.h"

namespace docx {

namespace {

using Parts = std::vector<std::pair<std::string, std::string>>;

constexpr const char* head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const std::string spaces =
    " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
    " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""
    " xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\""
    " xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\""
    " xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"";
const std::string office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
const std::string word_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.";

std::string paragraph_style(const std::string& id, const std::string& name,
                            const std::string& paragraph, const std::string& look) {
    return "<w:style w:type=\"paragraph\" w:styleId=\"" + id + "\"><w:name w:val=\"" + name +
           "\"/><w:qFormat/><w:pPr>" + paragraph + "</w:pPr><w:rPr>" + look + "</w:rPr></w:style>";
}

std::string styles(const Document& document) {
    const std::string language = document.language == "en" ? "en-GB" : "sv-SE";
    std::string out = head + std::string("<w:styles") + spaces +
                      "><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"DejaVu Sans\" "
                      "w:hAnsi=\"DejaVu Sans\" w:cs=\"DejaVu Sans\"/><w:sz w:val=\"21\"/><w:lang "
                      "w:val=\"" +
                      language +
                      "\"/></w:rPr></w:rPrDefault></w:docDefaults>"
                      "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name "
                      "w:val=\"Normal\"/><w:pPr><w:spacing w:after=\"140\" w:line=\"290\" "
                      "w:lineRule=\"auto\"/></w:pPr></w:style>";
    const char* sizes[] = {"34", "27", "23", "21"};
    for (int level = 1; level <= 4; ++level) {
        const std::string number = std::to_string(level);
        out += paragraph_style("Heading" + number, "heading " + number,
                               "<w:keepNext/><w:spacing w:before=\"320\" w:after=\"100\"/>"
                               "<w:outlineLvl w:val=\"" +
                                   std::to_string(level - 1) + "\"/>",
                               std::string("<w:b/><w:sz w:val=\"") + sizes[level - 1] + "\"/>");
    }
    out += paragraph_style("Title", "Title", "<w:spacing w:after=\"120\"/>",
                           "<w:b/><w:sz w:val=\"48\"/>");
    out += paragraph_style("Subtitle", "Subtitle", "", "<w:sz w:val=\"24\"/>");
    out += paragraph_style("Caption", "caption", "<w:keepNext/>", "<w:b/><w:sz w:val=\"20\"/>");
    out += paragraph_style("ContentsTitle", "Contents Title", "", "<w:b/><w:sz w:val=\"27\"/>");
    out += paragraph_style("TOC1", "toc 1", "", "");
    out += paragraph_style("TOC2", "toc 2", "<w:ind w:left=\"320\"/>", "");
    out += paragraph_style("ListParagraph", "List Paragraph", "", "");
    out += paragraph_style("Quote", "Quote", "<w:ind w:left=\"400\" w:right=\"400\"/>", "<w:i/>");
    out += paragraph_style("Aside", "Aside", "<w:ind w:left=\"240\"/>", "<w:sz w:val=\"20\"/>");
    out += paragraph_style("Source", "Source", "", "<w:sz w:val=\"17\"/>");
    out += paragraph_style("TableText", "Table Text", "<w:spacing w:after=\"0\"/>",
                           "<w:sz w:val=\"19\"/>");
    return out + "<w:style w:type=\"table\" w:styleId=\"TableGrid\"><w:name w:val=\"Table Grid\"/>"
                 "<w:tblPr><w:tblBorders><w:top w:val=\"single\" w:sz=\"8\"/><w:bottom "
                 "w:val=\"single\" w:sz=\"8\"/><w:insideH w:val=\"single\" w:sz=\"4\" "
                 "w:color=\"BBBBBB\"/></w:tblBorders></w:tblPr></w:style></w:styles>";
}

std::string numbering(int ordered) {
    const auto list = [](int id, const std::string& format, const std::string& text) {
        return "<w:abstractNum w:abstractNumId=\"" + std::to_string(id) +
               "\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"" + format +
               "\"/><w:lvlText w:val=\"" + text +
               "\"/><w:pPr><w:ind w:left=\"560\" w:hanging=\"360\"/></w:pPr></w:lvl>"
               "</w:abstractNum>";
    };
    std::string out = head + std::string("<w:numbering") + spaces + ">" + list(1, "bullet", "•");
    for (int id = 2; id <= ordered + 1; ++id) {
        out += list(id, "decimal", "%1.");
    }
    for (int id = 1; id <= ordered + 1; ++id) {
        const std::string number = std::to_string(id);
        out +=
            "<w:num w:numId=\"" + number + "\"><w:abstractNumId w:val=\"" + number + "\"/></w:num>";
    }
    return out + "</w:numbering>";
}

std::string footnotes(const Document& document) {
    std::string out = head + std::string("<w:footnotes") + spaces +
                      "><w:footnote w:type=\"separator\" w:id=\"0\"><w:p><w:r><w:separator/></w:r>"
                      "</w:p></w:footnote><w:footnote w:type=\"continuationSeparator\" w:id=\"1\">"
                      "<w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>";
    for (std::size_t i = 0; i < document.footnotes.size(); ++i) {
        // Links of a note would need relations of the note's part; their text stands.
        Runs runs = document.footnotes[i];
        for (Run& run : runs) {
            run.link.clear();
        }
        Content unused;
        out += "<w:footnote w:id=\"" + std::to_string(i + 2) +
               "\"><w:p><w:pPr><w:pStyle w:val=\"Source\"/></w:pPr><w:r><w:rPr><w:vertAlign "
               "w:val=\"superscript\"/></w:rPr><w:footnoteRef/></w:r>" +
               drawn_runs(runs, unused) + "</w:p></w:footnote>";
    }
    return out + "</w:footnotes>";
}

// "Sida {page} av {pages}" with fields in the places of the names.
std::string footer(const Document& document) {
    std::string text =
        "<w:r><w:t xml:space=\"preserve\">" + escape_html(document.labels.page) + "</w:t></w:r>";
    for (const auto& [name, field] :
         {std::pair<std::string, std::string>{"{page}", "PAGE"}, {"{pages}", "NUMPAGES"}}) {
        const auto at = text.find(name);
        if (at != std::string::npos) {
            text.replace(at, name.size(),
                         "</w:t></w:r><w:fldSimple w:instr=\"" + field +
                             "\"><w:r><w:t>1</w:t></w:r></w:fldSimple><w:r><w:t "
                             "xml:space=\"preserve\">");
        }
    }
    return head + std::string("<w:ftr") + spaces + "><w:p><w:pPr><w:jc w:val=\"right\"/></w:pPr>" +
           text + "</w:p></w:ftr>";
}

std::string relation(const std::string& id, const std::string& type, const std::string& target) {
    return "<Relationship Id=\"" + id + "\" Type=\"" + type + "\" Target=\"" + escape_html(target) +
           "\"";
}

const std::string relations =
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";

std::string document_relations(const Content& content) {
    std::string out = head + relations;
    for (const std::string name : {"styles", "numbering", "footnotes", "settings"}) {
        out += relation("rId" + name, office + name, name + ".xml") + "/>";
    }
    out += relation("rIdheader", office + "header", "header1.xml") + "/>";
    out += relation("rIdfooter", office + "footer", "footer1.xml") + "/>";
    for (std::size_t i = 1; i <= content.pictures.size(); ++i) {
        const std::string number = std::to_string(i);
        out +=
            relation("rIdChart" + number, office + "image", "media/chart" + number + ".png") + "/>";
    }
    for (std::size_t i = 0; i < content.links.size(); ++i) {
        out += relation("rIdLink" + std::to_string(i + 1), office + "hyperlink", content.links[i]) +
               " TargetMode=\"External\"/>";
    }
    return out + "</Relationships>";
}

std::string content_types() {
    std::string out = head + std::string("<Types xmlns=\"http://schemas.openxmlformats.org/package/"
                                         "2006/content-types\"><Default Extension=\"rels\" "
                                         "ContentType=\"application/vnd.openxmlformats-package."
                                         "relationships+xml\"/><Default Extension=\"png\" "
                                         "ContentType=\"image/png\"/><Default Extension=\"xml\" "
                                         "ContentType=\"application/xml\"/>");
    for (const auto& [part, type] : Parts{{"document", "document.main"},
                                          {"styles", "styles"},
                                          {"numbering", "numbering"},
                                          {"footnotes", "footnotes"},
                                          {"settings", "settings"},
                                          {"header1", "header"},
                                          {"footer1", "footer"}}) {
        out += "<Override PartName=\"/word/" + part + ".xml\" ContentType=\"" + word_type + type +
               "+xml\"/>";
    }
    return out + "<Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd."
                 "openxmlformats-package.core-properties+xml\"/></Types>";
}

Parts parts_of(const Document& document, const Content& content) {
    const std::string language = document.language == "en" ? "en-GB" : "sv-SE";
    return {
        {"[Content_Types].xml", content_types()},
        {"_rels/.rels",
         head + relations + relation("rId1", office + "officeDocument", "word/document.xml") +
             "/>" +
             relation("rId2",
                      "http://schemas.openxmlformats.org/package/2006/relationships/metadata/"
                      "core-properties",
                      "docProps/core.xml") +
             "/></Relationships>"},
        {"docProps/core.xml",
         head +
             std::string("<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/"
                         "package/2006/metadata/core-properties\" xmlns:dc=\"http://purl.org/"
                         "dc/elements/1.1/\"><dc:title>") +
             escape_html(document.title) + "</dc:title><dc:creator>" +
             escape_html(document.author) + "</dc:creator><dc:language>" + language +
             "</dc:language></cp:coreProperties>"},
        {"word/document.xml",
         head + std::string("<w:document") + spaces + "><w:body>" + content.body +
             "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rIdheader\"/>"
             "<w:footerReference w:type=\"default\" r:id=\"rIdfooter\"/><w:pgSz w:w=\"11906\" "
             "w:h=\"16838\"/><w:pgMar w:top=\"1500\" w:right=\"1418\" w:bottom=\"1400\" "
             "w:left=\"1418\" w:header=\"700\" w:footer=\"700\" w:gutter=\"0\"/></w:sectPr>"
             "</w:body></w:document>"},
        {"word/styles.xml", styles(document)},
        {"word/numbering.xml", numbering(content.ordered_lists)},
        {"word/footnotes.xml", footnotes(document)},
        {"word/settings.xml", head + std::string("<w:settings") + spaces + "/>"},
        {"word/header1.xml",
         head + std::string("<w:hdr") + spaces +
             "><w:p><w:pPr><w:jc w:val=\"right\"/></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>" +
             escape_html(document.marking) + "</w:t></w:r></w:p></w:hdr>"},
        {"word/footer1.xml", footer(document)},
        {"word/_rels/document.xml.rels", document_relations(content)},
    };
}

std::string zipped(const Parts& parts) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* memory = zip_source_buffer_create(nullptr, 0, 0, &error);
    zip_t* zip = memory == nullptr ? nullptr : zip_open_from_source(memory, ZIP_TRUNCATE, &error);
    if (zip == nullptr) {
        throw std::runtime_error("a package could not be begun");
    }
    zip_source_keep(memory);
    for (const auto& [name, text] : parts) {
        const zip_int64_t index =
            zip_file_add(zip, name.c_str(), zip_source_buffer(zip, text.data(), text.size(), 0),
                         ZIP_FL_ENC_UTF_8);
        // A fixed day, 1 January 1980: the same document gives the same bytes.
        if (index < 0 ||
            zip_file_set_dostime(zip, static_cast<zip_uint64_t>(index), 0, 0x21, 0) != 0) {
            throw std::runtime_error("a part could not be added");
        }
    }
    if (zip_close(zip) != 0 || zip_source_open(memory) != 0) {
        throw std::runtime_error("a package could not be closed");
    }
    zip_source_seek(memory, 0, SEEK_END);
    std::string bytes(static_cast<std::size_t>(zip_source_tell(memory)), '\0');
    zip_source_seek(memory, 0, SEEK_SET);
    zip_source_read(memory, bytes.data(), bytes.size());
    zip_source_close(memory);
    zip_source_free(memory);
    return bytes;
}

} // namespace

} // namespace docx

std::string document_docx(const Document& document) {
    const docx::Content content = docx::content_of(document);
    auto parts = docx::parts_of(document, content);
    for (std::size_t i = 0; i < content.pictures.size(); ++i) {
        parts.emplace_back("word/media/chart" + std::to_string(i + 1) + ".png",
                           content.pictures[i]);
    }
    return docx::zipped(parts);
}
