// The register of references: laws and publications, and whether they still stand (domain V-20).
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/record.h"
#include "platform/texts/texts.h"
#include "platform/work.h"

struct Reference {
    /// How a text names it, such as "2013:522" or "landsting".
    std::string mark;
    std::string title;
    std::string edition;
    std::optional<int64_t> published_year;
    /// in_force, repealed or outdated.
    std::string standing = "in_force";
    /// The last day it stood; texts about earlier years may name it.
    std::optional<Date> stood_until;
    /// What to cite instead.
    std::string instead;
};

inline constexpr auto reference_fields = std::array{
    field<&Reference::mark>("mark", {.required = true, .length_max = 80}),
    field<&Reference::title>("title", {.required = true, .length_max = 300}),
    field<&Reference::edition>("edition", {.length_max = 100}),
    field<&Reference::published_year>("published_year"),
    field<&Reference::standing>("standing", {.required = true, .length_max = 20}),
    field<&Reference::stood_until>("stood_until"),
    field<&Reference::instead>("instead", {.length_max = 300}),
};
inline constexpr Table reference_table{"reference_work", reference_fields};

struct StoredReference {
    std::string id;
    int64_t version = 0;
    Reference reference;
};

/// The whole register in Swedish order.
std::vector<StoredReference> reference_register(Work& work);
Result<StoredReference> find_reference(Work& work, std::string_view id);
/// `invalid` for a mark that is taken (taken) or a standing outside the list (not_a_choice), and
/// for one that no longer stands without what to cite instead (instead.required).
Result<std::string> add_reference(Work& work, const Reference& reference);
Result<void> amend_reference(Work& work, std::string_view id, int64_t version,
                             const Reference& reference);

// --- rules (pure) -------------------------------------------------------------------------------

/// Where a text names the reference: byte offsets, end exclusive. A mark is found as a word, also
/// inflected ("landstinget"); one that ends in a digit never inside a longer number.
struct Mention {
    std::size_t start = 0;
    std::size_t end = 0;
};
std::vector<Mention> mentions_in(std::string_view text, const Reference& reference);
/// Whether a text about the year should no longer cite it.
bool outdated_for(const Reference& reference, int year);
/// The reference in full, for a footnote: title, edition, year and that it is repealed.
std::string cited(const Texts& t, const Reference& reference);
