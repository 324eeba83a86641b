// Dealing a city's clients: sex, age, reasons and households to the published counts.
#include "demo/city_clients.h"

#include <algorithm>
#include <map>
#include <memory>

#include "clients/access.h"
#include "clients/client_year.h"
#include "clients/closing.h"
#include "clients/list.h"
#include "clients/transfer.h"
#include "demo/dealt.h"
#include "demo/spread.h"

namespace {

enum class Group { continuing, started, closed_before };

struct Person {
    const DemoOffice* office = nullptr;
    Group group = Group::continuing;
    bool man = false;
    int age = 0;
    std::vector<std::string> reasons = {};
    bool household = false;
    /// Lives with another client, who stands for the household.
    bool shares = false;
};

/// So many of `all` are true, in an order of chance.
std::vector<bool> some_of(Dice& dice, int all, int chosen) {
    std::vector<char> flags(static_cast<std::size_t>(all), 0);
    std::fill_n(flags.begin(), chosen, char{1});
    dice.shuffle(flags);
    return {flags.begin(), flags.end()};
}

int between(Dice& dice, int least, int most) {
    return least + static_cast<int>(dice.below(static_cast<std::size_t>(most - least + 1)));
}

/// The ages under 65, as many of each band as the sheet says.
std::vector<int> ages_under_65(const DemoCase& demo, Dice& dice) {
    std::vector<int> ages;
    for (const SheetLine& line : demo_sheet(demo, "ages")) {
        for (int i = 0; i < std::stoi(line["persons"]); ++i) {
            ages.push_back(between(dice, std::stoi(line["youngest"]), std::stoi(line["oldest"])));
        }
    }
    dice.shuffle(ages);
    return ages;
}

/// Each reason to as many persons as published; the two commonest between them reach everybody, so
/// that nobody is without.
std::vector<std::vector<std::string>> dealt_reasons(const DemoCase& demo, Dice& dice, int persons,
                                                    std::string_view sex) {
    std::vector<std::vector<std::string>> dealt(static_cast<std::size_t>(persons));
    std::vector<std::size_t> order(dealt.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        order[i] = i;
    }
    std::size_t next = 0;
    std::vector<SheetLine> lines = demo_sheet(demo, "reasons");
    std::ranges::stable_sort(lines, std::greater<>(),
                             [&](const SheetLine& line) { return std::stoi(line[sex]); });
    for (std::size_t rank = 0; rank < lines.size(); ++rank) {
        if (rank > 1) {
            dice.shuffle(order);
            next = 0;
        }
        for (int i = 0; i < std::stoi(lines[rank][sex]); ++i) {
            dealt[order[next++ % order.size()]].push_back(lines[rank]["reason"]);
        }
    }
    return dealt;
}

class Dealing {
public:
    explicit Dealing(const DemoCase& demo) : demo_(demo), dice_(demo.code + " clients") {}

    std::vector<Person> deal(const DemoCity& city) {
        ages_ = ages_under_65(demo_, dice_);
        for (const DemoOffice& office : city.offices) {
            deal_this_year(office);
            deal_last_year(office);
        }
        give_reasons();
        give_households();
        return std::move(persons_);
    }

private:
    void deal_this_year(const DemoOffice& office) {
        const int all = office.count("persons");
        const std::vector<bool> men = some_of(dice_, all, office.count("men"));
        const std::vector<bool> old = some_of(dice_, all, office.count("old"));
        const std::vector<bool> started = some_of(dice_, all, office.count("new"));
        for (std::size_t i = 0; i < men.size(); ++i) {
            Person one{&office, started[i] ? Group::started : Group::continuing, men[i]};
            if (old[i]) {
                one.age = between(dice_, 65, 82);
            } else {
                one.age = ages_.back();
                ages_.pop_back();
            }
            persons_.push_back(std::move(one));
        }
    }

    void deal_last_year(const DemoOffice& office) {
        for (int i = 0; i < office.count("closed_before"); ++i) {
            Person one{&office, Group::closed_before, dice_.happens(47)};
            one.age = between(dice_, 22, 70);
            one.reasons = {"authorities", "economy"};
            persons_.push_back(std::move(one));
        }
    }

    void give_reasons() {
        for (const bool man : {false, true}) {
            std::vector<Person*> group;
            for (Person& one : persons_) {
                if (one.man == man && one.group != Group::closed_before) {
                    group.push_back(&one);
                }
            }
            auto dealt =
                dealt_reasons(demo_, dice_, static_cast<int>(group.size()), man ? "men" : "women");
            for (std::size_t i = 0; i < group.size(); ++i) {
                group[i]->reasons = std::move(dealt[i]);
            }
        }
    }

    void give_households() {
        static const std::map<std::string, Group, std::less<>> groups = {
            {"continuing", Group::continuing},
            {"new", Group::started},
            {"closed_before", Group::closed_before}};
        for (const SheetLine& line : demo_sheet(demo_, "households")) {
            std::vector<Person*> group;
            for (Person& one : persons_) {
                if (one.group == groups.at(line["group"])) {
                    group.push_back(&one);
                }
            }
            dice_.shuffle(group);
            const auto households = static_cast<std::size_t>(std::stoi(line["households"]));
            for (std::size_t i = 0; i < households; ++i) {
                group[i]->household = true;
            }
            // One couple where both are clients: two persons, and still one household.
            group[households]->shares = true;
        }
    }

    const DemoCase& demo_;
    Dice dice_;
    std::vector<int> ages_;
    std::vector<Person> persons_;
};

/// Where each client is registered, followed and, from a split office, handed over.
class Writing {
public:
    Writing(Diary& diary, const DemoCase& demo, const DemoCity& city)
        : diary_(diary), demo_(demo), city_(city), dice_(demo.code + " days") {}

    void write(const std::vector<Person>& persons) {
        for (const Person& one : persons) {
            const DemoOffice* before = office_before(*one.office);
            Dealt dealt = dealt_of(one);
            if (one.group == Group::closed_before) {
                write_closed(std::move(dealt));
            } else if (one.group == Group::continuing && before != nullptr) {
                write_moving(std::move(dealt), *before);
            } else {
                write_down(diary_, demo_, std::move(dealt));
            }
        }
        for (auto& [key, moving] : moving_) {
            write_transfer(std::make_shared<Moving>(std::move(moving)));
        }
    }

private:
    /// The clients of one ombud who came with it from the split office.
    struct Moving {
        const DemoPerson* ombud = nullptr;
        const DemoPerson* there = nullptr;
        std::vector<std::shared_ptr<Dealt>> clients = {};
        std::string transfer = {};
        std::string file = {};
        std::string key = {};
        std::string receipt = {};
    };

    const DemoOffice* office_before(const DemoOffice& office) const {
        for (const DemoOffice& other : city_.offices) {
            const bool from_there =
                other.ended() && std::ranges::any_of(other.unit.people, [&](const DemoPerson& one) {
                    return one.key == office.unit.holder_of("ombud").key;
                });
            if (from_there) {
                return &other;
            }
        }
        return nullptr;
    }

    const DemoPerson& ombud_of(const DemoOffice& office) {
        std::vector<const DemoPerson*> list;
        for (const DemoPerson& person : office.unit.people) {
            if (person.role == "ombud") {
                list.push_back(&person);
            }
        }
        return *list[static_cast<std::size_t>(++dealt_in_[&office]) % list.size()];
    }

    std::string next_code(const DemoOffice& office) {
        return office.line["prefix"].substr(0, 2) + "-" + std::to_string(++codes_[&office]);
    }

    Date first_day(const Person& one) {
        const int year = demo_.year;
        switch (one.group) {
        case Group::started:
            return some_day(dice_, Date{year, 1, 8}, demo_.last_day().plus_days(-14));
        case Group::closed_before:
            return some_day(dice_, Date{year - 2, 1, 8}, Date{year - 1, 5, 31});
        default:
            // Nobody came before turning 18.
            return some_day(dice_, Date{one.age < 20 ? year - 1 : year - 2, 1, 8},
                            Date{year - 1, 12, 10});
        }
    }

    Dealt dealt_of(const Person& one) {
        Dealt dealt{&ombud_of(*one.office)};
        Registration& given = dealt.given;
        given.client.code = next_code(*one.office);
        given.client.sex = one.man ? "man" : "woman";
        given.client.birth_year = demo_.year - one.age;
        const Source source = some_source(dice_);
        given.application.source = source.code;
        given.application.source_body = source.body;
        given.period.started_on = first_day(one);
        given.application.applied_on = given.period.started_on;
        given.period.reasons_at_start = one.reasons;
        given.answers.kommun = "0180";
        given.answers.children = one.household || one.shares ? "wholly" : "no";
        given.answers.shared_household = one.shares;
        given.answers.assistance = dice_.happens(35) ? "yes" : "no";
        if (dice_.happens(12)) {
            given.answers.waits_for = "fk_decision";
        }
        dealt.assignments = between(dice_, 1, 3);
        dealt.days_ago = between(dice_, 0, 89);
        return dealt;
    }

    Date register_day() const { return working_day(Date{demo_.year, 1, 4}); }

    void write_closed(Dealt dealt) {
        const Date closed_on =
            some_day(dice_, Date{demo_.year - 1, 6, 10}, Date{demo_.year - 1, 12, 13});
        const auto kept = std::make_shared<Dealt>(std::move(dealt));
        diary_.write(register_day(), kept->ombud->actor,
                     [kept, closed_on](Work& work) -> Result<void> {
                         kept->client = TRY(register_client(work, kept->given));
                         const ClientRecord client = TRY(own_client(work, kept->client));
                         const auto open = open_period(work, client);
                         return close_client(work, kept->client, open->version,
                                             {closed_on, "assignments_done", "none", "reached"});
                     });
    }

    void write_moving(Dealt dealt, const DemoOffice& before) {
        dealt.given.client.handover_consent_on = Date{demo_.year - 1, 12, 16};
        const auto kept = std::make_shared<Dealt>(std::move(dealt));
        const auto there =
            std::ranges::find(before.unit.people, kept->ombud->key, &DemoPerson::key);
        ensure(there != before.unit.people.end(), "the ombud came from the split office");
        diary_.write(register_day(), there->actor, [kept](Work& work) -> Result<void> {
            TRY(register_client(work, kept->given));
            return {};
        });
        Moving& moving = moving_[kept->ombud->key];
        moving.ombud = kept->ombud;
        moving.there = &*there;
        moving.clients.push_back(kept);
        diary_.write(demo_.last_day(), kept->ombud->actor,
                     [kept, met = demo_.last_day().plus_days(-kept->days_ago)](Work& work) {
                         return follow(work, *kept, met);
                     });
    }

    void write_transfer(const std::shared_ptr<Moving>& moving) {
        const DemoPerson& ombud = *moving->ombud;
        const Date day = working_day(Date{demo_.year, 1, 15});
        const std::string other_unit = unit_of(ombud);
        diary_.write(day, moving->there->actor,
                     [moving, other_unit, year = demo_.year](Work& work) -> Result<void> {
                         Transfer transfer;
                         transfer.other_unit = other_unit;
                         transfer.handed_on = Date{year, 1, 1};
                         moving->transfer = TRY(send_clients(work, transfer));
                         moving->file = TRY(transfer_file(work, moving->transfer)).bytes;
                         moving->key =
                             transfer_key(work, TRY(find_transfer(work, moving->transfer)));
                         return {};
                     });
        diary_.write(day, ombud.actor, [moving](Work& work) -> Result<void> {
            const std::string id =
                TRY(receive_clients(work, {moving->file, moving->key, work.actor().id}));
            moving->receipt = TRY(find_transfer(work, id)).transfer.receipt;
            return {};
        });
        diary_.write(day, moving->there->actor, [moving](Work& work) -> Result<void> {
            const TransferRecord sent = TRY(find_transfer(work, moving->transfer));
            return confirm_transfer(work, sent, moving->receipt);
        });
        diary_.write(day, ombud.actor, [moving, year = demo_.year](Work& work) -> Result<void> {
            for (const std::shared_ptr<Dealt>& one : moving->clients) {
                TRY(answer_here(work, *one, year));
            }
            return {};
        });
    }

    /// The same person under the same code in the new unit, asked anew for the year's reasons.
    static Result<void> answer_here(Work& work, Dealt& one, int year) {
        const ClientPage found = TRY(list_clients(work, {.code = one.given.client.code}, 1));
        ensure(found.lines.size() == 1, "whoever was handed over keeps the code");
        one.client = found.lines[0].id;
        one.given.period.started_on = Date{year, 1, 1};
        const ClientRecord client = TRY(own_client(work, one.client));
        ClientYearRecord answers = answers_in(work, client, year);
        answers.answers.reasons = one.given.period.reasons_at_start;
        return answer_year(work, one.client, answers.version, answers.answers);
    }

    std::string unit_of(const DemoPerson& ombud) const {
        for (const DemoOffice& office : city_.offices) {
            if (!office.ended() && office.unit.holder_of("ombud").key == ombud.key) {
                return office.line["name"];
            }
        }
        throw Bug("an ombud works at an office");
    }

    Diary& diary_;
    const DemoCase& demo_;
    const DemoCity& city_;
    Dice dice_;
    std::map<const DemoOffice*, int> dealt_in_;
    std::map<const DemoOffice*, int> codes_;
    /// By the ombud's key, so that the order is the same everywhere.
    std::map<std::string, Moving> moving_;
};

} // namespace

void write_city_clients(Diary& diary, const DemoCase& demo, const DemoCity& city) {
    for (const DemoOffice& office : city.offices) {
        if (office.ended()) {
            continue;
        }
        const Actor& manager = office.unit.holder_of("unit_manager").actor;
        diary.write(Date{demo.year, 1, 12}, manager,
                    deciding_order(demo, office.unit, {"minor_children", "young_or_homeless"}));
        diary.write(demo.last_day(), manager,
                    saying_queue(demo, office.unit, office.line["queue"]));
    }
    Writing(diary, demo, city).write(Dealing(demo).deal(city));
}
