// Walks what cmark has parsed. Nothing of its HTML writer is used, so nothing unsafe can come out.
#include "reports/markdown.h"

#include <cmark.h>

#include <algorithm>
#include <charconv>
#include <memory>

#include "platform/html/html.h"

namespace {

struct TextNotes {
    std::string text;
    std::vector<std::string> notes;
};

std::string trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t\n");
    const auto last = text.find_last_not_of(" \t\n");
    return first == std::string_view::npos ? ""
                                           : std::string(text.substr(first, last - first + 1));
}

std::string note_mark(std::size_t index) {
    return std::string(note_begin) + std::to_string(index) + std::string(note_end);
}

// Takes the lines "[^name]: note" (and indented lines after) out of the text, and puts a mark for
// each "[^name]" that has a note. cmark knows no footnotes.
TextNotes without_note_lines(const FilledText& given) {
    TextNotes out{"", given.notes};
    std::map<std::string, std::size_t> names;
    std::string* note = nullptr;
    std::string_view rest = given.text;
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find('\n'), rest.size() - 1);
        const std::string_view line = rest.substr(0, end + 1);
        rest.remove_prefix(end + 1);
        const std::size_t close = line.starts_with("[^") ? line.find("]:") : std::string::npos;
        if (close != std::string::npos && close > 2) {
            names[std::string(line.substr(2, close - 2))] = out.notes.size();
            out.notes.push_back(trimmed(line.substr(close + 2)));
            note = &out.notes.back();
        } else if (note != nullptr && line.starts_with("  ")) {
            *note += " " + trimmed(line);
        } else {
            note = nullptr;
            out.text += line;
        }
    }
    for (const auto& [name, index] : names) {
        const std::string mark = "[^" + name + "]";
        for (auto at = out.text.find(mark); at != std::string::npos; at = out.text.find(mark, at)) {
            out.text.replace(at, mark.size(), note_mark(index));
        }
    }
    return out;
}

std::string without_marks(std::string text) {
    for (const std::string_view mark : {mark_begin, mark_end, note_begin, note_end}) {
        for (auto at = text.find(mark); at != std::string::npos; at = text.find(mark)) {
            text.erase(at, mark.size());
        }
    }
    return text;
}

// Where a document's links may lead: to the web or a mailbox, never into the program.
bool leads_out(const std::string& address) {
    return (address.starts_with("https:") || address.starts_with("mailto:")) &&
           allowed_address(address);
}

class Walk {
public:
    Walk(const TextNotes& text, const TextPlace& place, Footnotes& footnotes)
        : text_(text), place_(place), footnotes_(footnotes) {}

    std::vector<Block> all(cmark_node* root) {
        each_child(root, [&](cmark_node* node) { block(node); });
        return std::move(blocks_);
    }

private:
    template <class Take>
    static void each_child(cmark_node* node, Take take) {
        for (cmark_node* child = cmark_node_first_child(node); child != nullptr;
             child = cmark_node_next(child)) {
            take(child);
        }
    }

    static std::string literal(cmark_node* node) {
        const char* text = cmark_node_get_literal(node);
        return text == nullptr ? "" : text;
    }

    void block(cmark_node* node) {
        switch (cmark_node_get_type(node)) {
        case CMARK_NODE_HEADING: {
            const int level = place_.heading_level + cmark_node_get_heading_level(node) - 1;
            std::string words;
            for (const Run& run : runs_of(node)) {
                words += run.text;
            }
            blocks_.push_back(Heading{std::min(level, 4), words,
                                      place_.anchor + "-" + std::to_string(++headings_)});
            return;
        }
        case CMARK_NODE_LIST: {
            ListBlock list;
            list.ordered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
            items(node, list, "");
            blocks_.push_back(std::move(list));
            return;
        }
        case CMARK_NODE_BLOCK_QUOTE:
            blocks_.push_back(Quote{joined(node), ""});
            return;
        case CMARK_NODE_THEMATIC_BREAK:
            return;
        case CMARK_NODE_CODE_BLOCK:
        case CMARK_NODE_HTML_BLOCK:
            blocks_.push_back(Paragraph{literal_runs(trimmed(literal(node)))});
            return;
        default:
            blocks_.push_back(Paragraph{runs_of(node)});
        }
    }

    // An inner list's items follow their outer one, each after a dash.
    void items(cmark_node* list, ListBlock& out, const std::string& before) {
        each_child(list, [&](cmark_node* item) {
            Runs words;
            std::vector<cmark_node*> inner;
            each_child(item, [&](cmark_node* part) {
                if (cmark_node_get_type(part) == CMARK_NODE_LIST) {
                    inner.push_back(part);
                    return;
                }
                append(words, part, " ");
            });
            if (!before.empty()) {
                words.insert(words.begin(), Run{before});
            }
            out.items.push_back(std::move(words));
            for (cmark_node* one : inner) {
                items(one, out, before + "– ");
            }
        });
    }

    void append(Runs& words, cmark_node* part, const std::string& between) {
        Runs more = cmark_node_first_child(part) == nullptr ? literal_runs(literal(part))
                                                            : runs_of(part);
        if (!words.empty() && !more.empty()) {
            words.push_back(Run{between});
        }
        words.insert(words.end(), more.begin(), more.end());
    }

    Runs joined(cmark_node* node) {
        Runs words;
        each_child(node, [&](cmark_node* part) { append(words, part, " "); });
        return words;
    }

    Runs runs_of(cmark_node* node) {
        Runs runs;
        inlines(node, Run{}, runs);
        return runs;
    }

    Runs literal_runs(const std::string& text) {
        Runs runs;
        stretch(text, Run{}, runs);
        return runs;
    }

    void inlines(cmark_node* node, const Run& look, Runs& runs) {
        each_child(node, [&](cmark_node* child) {
            Run inner = look;
            switch (cmark_node_get_type(child)) {
            case CMARK_NODE_STRONG:
                inner.bold = true;
                inlines(child, inner, runs);
                return;
            case CMARK_NODE_EMPH:
                inner.italic = true;
                inlines(child, inner, runs);
                return;
            case CMARK_NODE_LINK: {
                const std::string address = without_marks(cmark_node_get_url(child));
                inner.link = leads_out(address) ? address : "";
                inlines(child, inner, runs);
                return;
            }
            case CMARK_NODE_SOFTBREAK:
            case CMARK_NODE_LINEBREAK:
                stretch(" ", look, runs);
                return;
            case CMARK_NODE_IMAGE:
                inlines(child, inner, runs);
                return;
            default:
                stretch(literal(child), look, runs);
            }
        });
    }

    // Cuts a stretch of text at the marks in it.
    void stretch(const std::string& text, const Run& look, Runs& runs) {
        std::string words;
        const auto settle = [&] {
            if (words.empty()) {
                return;
            }
            Run run = look;
            run.text = std::move(words);
            run.marked = marked_;
            words.clear();
            runs.push_back(std::move(run));
        };
        const std::string_view all = text;
        for (std::size_t at = 0; at < all.size();) {
            const std::string_view rest = all.substr(at);
            if (rest.starts_with(mark_begin) || rest.starts_with(mark_end)) {
                settle();
                marked_ = rest.starts_with(mark_begin);
                at += mark_begin.size();
            } else if (rest.starts_with(note_begin)) {
                const std::size_t end = std::min(rest.find(note_end), rest.size());
                const std::string index(rest.substr(note_begin.size(), end - note_begin.size()));
                settle();
                std::size_t number = text_.notes.size();
                std::from_chars(index.data(), index.data() + index.size(), number);
                note(number, look, runs);
                at += std::min(end + note_end.size(), rest.size());
            } else {
                words += all[at++];
            }
        }
        settle();
    }

    void note(std::size_t index, const Run& look, Runs& runs) {
        if (index >= text_.notes.size()) {
            return;
        }
        if (runs.empty() || runs.back().footnote != 0) {
            runs.push_back(look);
        }
        runs.back().footnote = footnotes_.number_of(text_.notes[index]);
    }

    const TextNotes& text_;
    const TextPlace& place_;
    Footnotes& footnotes_;
    std::vector<Block> blocks_;
    int headings_ = 0;
    bool marked_ = false;
};

struct NodeFree {
    void operator()(cmark_node* node) const { cmark_node_free(node); }
};

} // namespace

int Footnotes::number_of(const std::string& note) {
    const auto known = known_.find(note);
    if (known != known_.end()) {
        return known->second;
    }
    const int number = static_cast<int>(runs_.size()) + 1;
    known_.emplace(note, number);
    runs_.emplace_back();
    // A note's own marks lead nowhere: a footnote of a footnote is printed without its mark.
    Runs runs = runs_of_markdown({without_marks(note), {}}, *this);
    runs_[static_cast<std::size_t>(number) - 1] = std::move(runs);
    return number;
}

std::vector<Block> blocks_of_markdown(const FilledText& text, const TextPlace& place,
                                      Footnotes& footnotes) {
    const TextNotes parted = without_note_lines(text);
    const std::unique_ptr<cmark_node, NodeFree> root(
        cmark_parse_document(parted.text.data(), parted.text.size(), CMARK_OPT_VALIDATE_UTF8));
    return Walk(parted, place, footnotes).all(root.get());
}

Runs runs_of_markdown(const FilledText& text, Footnotes& footnotes) {
    Runs out;
    for (const Block& block : blocks_of_markdown(text, {}, footnotes)) {
        const auto add = [&](const Runs& runs) {
            if (!out.empty() && !runs.empty()) {
                out.push_back(Run{" "});
            }
            out.insert(out.end(), runs.begin(), runs.end());
        };
        if (const auto* paragraph = std::get_if<Paragraph>(&block)) {
            add(paragraph->runs);
        } else if (const auto* list = std::get_if<ListBlock>(&block)) {
            for (const Runs& item : list->items) {
                add(item);
            }
        } else if (const auto* quote = std::get_if<Quote>(&block)) {
            add(quote->runs);
        } else if (const auto* heading = std::get_if<Heading>(&block)) {
            add({Run{heading->text}});
        }
    }
    return out;
}
