// Registering a client: one form, one verb, whether the person comes at once or from the queue.
#pragma once

#include <string>
#include <string_view>

#include "clients/application.h"
#include "clients/client.h"
#include "clients/client_year.h"
#include "clients/period.h"

struct Registration {
    Client client;
    Application application;
    Period period;
    /// The answers for the year in which the support began. Without contact reasons of their own
    /// they are those at the start.
    ClientYear answers;
    /// `received`: with support from another unit, where the application was made; only files tell.
    SupportPeriod::Start start = SupportPeriod::Start::started;
    /// How much was told of that year. `start_only`: a file told a later year of the support.
    enum class Told { whole, start_only } told = Told::whole;
};

/// Whether a registration would be taken in at the unit: all complaints at once, but for the code.
Result<void> registration_holds(Work& work, std::string_view unit, const Registration& given);

/// A client who came at once: the application is taken in and accepted by the way. The client
/// becomes the actor's own. Answers its id. Needs May::write_clients.
Result<std::string> register_client(Work& work, const Registration& registration);
/// A client from an application at hand; code, source and days of application stand there.
Result<std::string> register_applicant(Work& work, const ApplicationRecord& seen,
                                       const Registration& registration);
/// A closed client who comes back: a new application and period on the same record. `conflict`
/// (client_is_open) while the support goes on.
Result<void> start_again(Work& work, std::string_view client, const Registration& registration);
