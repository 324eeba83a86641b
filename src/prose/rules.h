// The rules, each a function that reads the whole report and says what does not agree.
#pragma once

#include "prose/checker.h"

namespace prose_check {

/// Shares beside their counts: "74 av 107 (69 procent)", "332 kvinnor, vilket motsvarar 53
/// procent".
void check_shares(Checker& checker);
/// Shares whose whole stands elsewhere.
void check_implied_shares(Checker& checker);
/// Rates of answers, and fractions beside their share.
void check_spoken_shares(Checker& checker);
/// Shares of one whole must sum to 100; 99 and 101 are notes.
void check_share_sums(Checker& checker);
/// Parts in a sentence or a list against the whole that is said beside them.
void check_parts(Checker& checker);
void check_list_sums(Checker& checker);
/// Sums, differences and shares within a table.
void check_tables(Checker& checker);
void check_table_shares(Checker& checker);
/// Rows under a total: what is net, what is left.
void check_table_nets(Checker& checker);
/// Two tables over the same rows.
void check_table_pairs(Checker& checker);
/// "mellan 3 och 14 veckor" against the column or list that it sums up.
void check_ranges(Checker& checker);
/// The same against the shortest and the longest that are told beside it.
void check_extremes(Checker& checker);
/// "minskat från 13 till 2", "ökning med 40 från 585", halved and doubled.
void check_changes(Checker& checker);
/// Changes told in prose against a table of changes; what is net told as gross.
void check_net_changes(Checker& checker);
/// "fler" where nothing is compared with.
void check_baselines(Checker& checker);
/// Amount times posts, and averages.
void check_products(Checker& checker);
void check_averages(Checker& checker);
/// Surplus, deficit and what remains of two sums of money.
void check_remainders(Checker& checker);
/// "fem samarbetspartner: a, b och c".
void check_list_counts(Checker& checker);
/// Opening stock, new, ended, closing stock.
void check_flows(Checker& checker);
/// Sums, products and quotients that are written out.
void check_equations(Checker& checker);
/// "Av de 57 sökte 23 själva, 18 genom vården och resterande 16 ...", "14 möten: sex ... och åtta".
void check_breakdowns(Checker& checker);
/// "58 procent av klienterna var kvinnor" against the women and men that are counted.
void check_group_shares(Checker& checker);
/// A total after what it sums up, sentences apart.
void check_totals(Checker& checker);
/// "Det är 14 fler än 2022, då 129 personer fick stöd", across sentences.
void check_differences(Checker& checker);
/// Numbers of tables: missing, twice, referred to in vain.
void check_numbering(Checker& checker);
/// Labels of rows that are spelt in two ways.
void check_names(Checker& checker);
/// Numbers in prose against the table that the sentence names.
void check_table_mentions(Checker& checker);
/// Numbers in prose against a table in the same section.
void check_table_context(Checker& checker);
/// The same thing with two values. Last, because it leaves alone what others have blamed.
void check_repeats(Checker& checker);

} // namespace prose_check
