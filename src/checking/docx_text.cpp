// DOCX in: its paragraphs a line each, its tables a line a row with tabs between the cells.
#include "checking/document_text.h"
#include "platform/sheets/zip_package.h"

namespace {

// Hears word/document.xml or word/footnotes.xml. What is deleted in a revision is another element
// (delText) and is not heard.
class WordPart : public XmlListener {
public:
    std::string text_out;

    void start(std::string_view name, const Attributes& attributes) override {
        if (++depth_ > 256) {
            refused = "checking.broken_docx";
        } else if (name == "Fallback") {
            // The same once more, for programs that know less.
            ++fallbacks_;
        } else if (name == "t") {
            in_text_ = fallbacks_ == 0;
        } else if (name == "tab") {
            // Within a table a tab would look like the next cell.
            add(in_table() ? " " : "\t");
        } else if (name == "br" || name == "cr" || name == "noBreakHyphen") {
            add(name == "noBreakHyphen" ? "-" : " ");
        } else if (name == "tbl") {
            ++tables_;
            end_line();
        } else if (name == "numPr" && !in_table()) {
            item_ = true;
        } else if (name == "pStyle") {
            style(attribute(attributes, "w:val"));
        }
    }

    void end(std::string_view name) override {
        --depth_;
        if (name == "t") {
            in_text_ = false;
        } else if (name == "Fallback") {
            --fallbacks_;
        } else if (name == "p") {
            end_paragraph();
        } else if (name == "tc" && tables_ == 1) {
            while (line_.ends_with(' ')) {
                line_.pop_back();
            }
            line_ += '\t';
        } else if (name == "tr" && tables_ == 1) {
            if (line_.ends_with('\t')) {
                line_.pop_back();
            }
            text_out += line_ + "\n";
            line_.clear();
        } else if (name == "tbl") {
            --tables_;
            text_out += tables_ == 0 ? "\n" : "";
        }
    }

    void text(std::string_view text) override {
        if (in_text_) {
            add(text);
        }
    }

private:
    bool in_table() const { return tables_ > 0; }

    void add(std::string_view text) {
        if (text_out.size() + line_.size() + text.size() > checked_text_max) {
            refused = "checking.too_large";
            return;
        }
        line_ += text;
    }

    // "Heading1" and the Swedish "Rubrik1".
    void style(std::string_view value) {
        heading_ = value.starts_with("Heading") || value.starts_with("Rubrik") ||
                   value.starts_with("heading");
    }

    void end_paragraph() {
        if (in_table()) {
            line_ += ' ';
        } else {
            end_line();
        }
        heading_ = false;
        item_ = false;
    }

    void end_line() {
        if (!line_.empty()) {
            text_out += last_was_item_ && !item_ ? "\n" : "";
            text_out += (heading_ ? "# " : item_ ? "- " : "") + line_ + "\n";
            text_out += item_ ? "" : "\n";
            last_was_item_ = item_;
        }
        line_.clear();
    }

    std::string line_;
    int depth_ = 0;
    int tables_ = 0;
    int fallbacks_ = 0;
    bool in_text_ = false;
    bool heading_ = false;
    bool item_ = false;
    bool last_was_item_ = false;
};

Error on_file(Error error) {
    for (Problem& problem : error.problems) {
        problem.field = "file";
        if (!problem.key.starts_with("checking.")) {
            problem.key = "checking.broken_docx";
        }
    }
    return error;
}

} // namespace

Result<std::string> text_of_docx(std::string_view bytes) {
    ZipPackage package(bytes, {"checking.broken_docx", "checking.too_large"});
    if (!package.open() || !package.has("word/document.xml")) {
        return invalid("file", "checking.not_text");
    }
    WordPart document;
    if (auto heard = package.hear("word/document.xml", document); !heard) {
        return on_file(heard.error());
    }
    WordPart notes;
    if (package.has("word/footnotes.xml")) {
        if (auto heard = package.hear("word/footnotes.xml", notes); !heard) {
            return on_file(heard.error());
        }
    }
    if (document.text_out.size() + notes.text_out.size() > checked_text_max) {
        return invalid("file", "checking.too_large");
    }
    return document.text_out + "\n" + notes.text_out;
}
