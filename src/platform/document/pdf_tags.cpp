// What libqpdf adds: language, alternative texts, scopes, artifacts, metadata; the same bytes.
#define POINTERHOLDER_TRANSITION 4 // the library warns until a choice is made
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFWriter.hh>

#include <set>

#include "platform/document/pdf_sheet.h"
#include "platform/html/html.h"

namespace pdf {

namespace {

// Wraps every path and text outside marked content as an artifact.
class Artifacts : public QPDFObjectHandle::TokenFilter {
public:
    void handleToken(const QPDFTokenizer::Token& token) override {
        waiting_ += token.getRawValue();
        if (token.getType() != QPDFTokenizer::tt_word) {
            return;
        }
        static const std::set<std::string> begins = {"BT", "m", "re", "sh", "Do"};
        static const std::set<std::string> ends = {"ET", "S", "s",  "f", "F",  "f*", "B",
                                                   "B*", "b", "b*", "n", "sh", "Do"};
        const std::string& word = token.getValue();
        if (word == "BDC" || word == "BMC") {
            ++depth_;
        } else if (word == "EMC") {
            --depth_;
        }
        if (depth_ == 0 && !wrapped_ && begins.count(word) > 0) {
            write("\n/Artifact BMC\n");
            wrapped_ = true;
        }
        write(waiting_);
        waiting_.clear();
        if (wrapped_ && ends.count(word) > 0) {
            write("\nEMC\n");
            wrapped_ = false;
        }
    }
    void handleEOF() override { write(waiting_); }

private:
    std::string waiting_;
    int depth_ = 0;
    bool wrapped_ = false;
};

class Tree {
public:
    explicit Tree(const Remarks& remarks) : remarks_(remarks) {}

    void walk(QPDFObjectHandle node) {
        if (node.isArray()) {
            for (int i = 0; i < node.getArrayNItems(); ++i) {
                walk(node.getArrayItem(i));
            }
            return;
        }
        if (!node.isDictionary()) {
            return;
        }
        QPDFObjectHandle kind = node.getKey("/S");
        if (kind.isName() && kind.getName() == "/Figure" && alt_ < remarks_.figure_alts.size()) {
            node.replaceKey("/Alt",
                            QPDFObjectHandle::newUnicodeString(remarks_.figure_alts[alt_++]));
        }
        if (kind.isName() && kind.getName() == "/TH" && head_ < remarks_.head_scopes.size()) {
            node.replaceKey("/A", QPDFObjectHandle::parse("<< /O /Table /Scope /" +
                                                          remarks_.head_scopes[head_++] + " >>"));
        }
        walk(node.getKey("/K"));
    }

private:
    const Remarks& remarks_;
    std::size_t alt_ = 0;
    std::size_t head_ = 0;
};

std::string metadata(const Document& document) {
    return "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>"
           "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF "
           "xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><rdf:Description "
           "rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
           "xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\"><pdfuaid:part>1</pdfuaid:part>"
           "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">" +
           escape_html(document.title) +
           "</rdf:li></rdf:Alt></dc:title><dc:language><rdf:Bag><rdf:li>" +
           escape_html(document.language) +
           "</rdf:li></rdf:Bag></dc:language></rdf:Description></rdf:RDF></x:xmpmeta>"
           "<?xpacket end=\"r\"?>";
}

void finish_page(QPDFPageObjectHelper page, const Document& document) {
    QPDFObjectHandle dictionary = page.getObjectHandle();
    dictionary.replaceKey("/Tabs", QPDFObjectHandle::newName("/S"));
    page.addContentTokenFilter(
        std::shared_ptr<QPDFObjectHandle::TokenFilter>(std::make_shared<Artifacts>()));
    QPDFObjectHandle notes = dictionary.getKey("/Annots");
    for (int i = 0; notes.isArray() && i < notes.getArrayNItems(); ++i) {
        notes.getArrayItem(i).replaceKey(
            "/Contents", QPDFObjectHandle::newUnicodeString(document.labels.contents));
    }
}

} // namespace

std::string finished(const std::string& drawn, const Document& document, const Remarks& remarks) {
    QPDF file;
    file.processMemoryFile("document", drawn.data(), drawn.size());
    QPDFObjectHandle root = file.getRoot();
    root.replaceKey(
        "/Lang", QPDFObjectHandle::newUnicodeString(document.language == "en" ? "en-GB" : "sv-SE"));
    root.replaceKey("/MarkInfo", QPDFObjectHandle::parse("<< /Marked true >>"));
    root.replaceKey("/ViewerPreferences", QPDFObjectHandle::parse("<< /DisplayDocTitle true >>"));
    QPDFObjectHandle xmp = QPDFObjectHandle::newStream(&file, metadata(document));
    xmp.getDict().replaceKey("/Type", QPDFObjectHandle::newName("/Metadata"));
    xmp.getDict().replaceKey("/Subtype", QPDFObjectHandle::newName("/XML"));
    root.replaceKey("/Metadata", xmp);
    QPDFObjectHandle info = file.getTrailer().getKey("/Info");
    if (info.isDictionary()) {
        info.removeKey("/CreationDate");
        info.removeKey("/ModDate");
    }
    Tree(remarks).walk(root.getKey("/StructTreeRoot"));
    for (const auto& page : QPDFPageDocumentHelper(file).getAllPages()) {
        finish_page(page, document);
    }
    QPDFWriter writer(file);
    writer.setOutputMemory();
    writer.setDeterministicID(true);
    writer.write();
    const auto bytes = writer.getBufferSharedPointer();
    return {reinterpret_cast<const char*>(bytes->getBuffer()), bytes->getSize()};
}

} // namespace pdf
