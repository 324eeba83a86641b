// The addresses that every check walks: who looks, and where. `link` is followed from `address`
// instead when the address has a number or id in it: the first link in <main> that matches. `typed`
// is filled in by name before `send`, and `demo` is the demo served, when not Skåne's. `under` is
// added to the link's address; `stale` sends a form that somebody else
// saved meanwhile, and `form` is the action of the form to send, when not the last.
const wrongReport = `Årsrapport

Av de 64 bristerna gällde 22 (44 procent) vård. Stödet gick till 98 kvinnor och 76 män. Av
klienterna var 48 procent 30-49 år, 31 procent 50-64 år, 17 procent 18-29 år och 8 procent 65 år
eller äldre. I länet deltog 12 procent.

| Område | Antal |
|---|---|
| Vård | 22 |
| Bostad | 30 |
| Totalt | 64 |
`;

// What the list of events, and that of units, lead to.
const event = /^\/events\/[A-Z]+-\d{4}-\d+$/;
const unit = /^\/organisations\/[0-9a-f-]{36}$/;

// The demo that has clients.
const clients = 'varmland-2024';
// The demo of a city, whose offices are units of their own.
const city = 'stockholm-2020';

export const pages = [
    { role: null, address: '/sign-in' },
    { role: null, address: '/no-such-page', status: 404 },
    { role: null, address: '/accessibility' },
    { role: null, address: '/accessibility/report' },
    { role: null, address: '/accessibility/report', send: true, status: 422 },
    { role: null, address: '/privacy' },
    { role: null, address: '/help' },
    { role: 'ombud', address: '/' },
    { role: 'event_officer', address: '/' },
    { role: 'county_officer', address: '/' },
    { role: 'reader', address: '/' },
    { role: 'ombud', address: '/events' },
    { role: 'ombud', address: '/events?kind=failure&level=lokal' },
    { role: 'ombud', address: '/events?text=zzzzzz' },
    { role: 'ombud', address: '/events/new' },
    { role: 'ombud', address: '/events/new', send: true, status: 422 },
    { role: 'ombud', address: '/events', link: event },
    { role: 'ombud', address: '/clients', demo: clients },
    { role: 'ombud', address: '/clients?code=zz-99', demo: clients },
    { role: 'ombud', address: '/clients/working', demo: clients },
    { role: 'ombud', address: '/clients/new', demo: clients },
    { role: 'ombud', address: '/clients/new', send: true, status: 422, demo: clients },
    { role: 'ombud', address: '/clients', link: /^\/clients\/[0-9a-f-]{36}$/, demo: clients },
    { role: 'ombud', address: '/clients/queue', demo: clients },
    { role: 'ombud', address: '/clients/applications/new', demo: clients },
    { role: 'ombud', address: '/clients/enquiries', demo: clients },
    { role: 'ombud', address: '/clients/deputies', demo: clients },
    { role: 'ombud', address: '/clients/import', demo: clients },
    { role: 'ombud', address: '/clients/import', send: true, status: 422, demo: clients },
    { role: 'ombud', address: '/clients/transfers', demo: clients },
    { role: 'ombud', address: '/clients/transfers/arrival', demo: clients },
    { role: 'unit_manager', address: '/clients/steering', demo: clients },
    { role: 'unit_manager', address: '/clients/rules', demo: clients },
    { role: 'unit_manager', address: '/clients/order', demo: clients },
    { role: 'unit_manager', address: '/clients/queue/said', demo: clients },
    { role: 'unit_manager', address: '/clients/variables/new', demo: clients },
    { role: 'unit_manager', address: '/clients/years', demo: clients },
    { role: 'unit_manager', address: '/clients/goals', demo: clients },
    { role: 'unit_manager', address: '/clients/erasures', demo: clients },
    { role: 'unit_manager', address: '/clients/opening', demo: clients },
    { role: 'city_investigator', address: '/', demo: city },
    { role: 'city_investigator', address: '/figures?year=2020', demo: city },
    { role: 'city_investigator', address: '/reports', demo: city },
    { role: 'city_investigator', address: '/reports', link: /^\/reports\/[0-9a-f-]{36}$/, demo: city },
    { role: 'city_investigator', address: '/reports/new', demo: city },
    { role: 'ombud', address: '/figures/cross?fact=client_year&rows=reasons&columns=sex', demo: clients },
    { role: 'ombud', address: '/figures' },
    { role: 'ombud', address: '/figures', link: /^\/figures\/events\.[a-z.]+/ },
    { role: 'ombud', address: '/figures/cross' },
    { role: 'ombud', address: '/reports' },
    { role: 'ombud', address: '/reports', link: /^\/reports\/[0-9a-f-]{36}$/ },
    { role: 'ombud', address: '/reports/new' },
    { role: 'ombud', address: '/reports/references' },
    { role: 'county_officer', address: '/reports' },
    { role: 'ombud', address: '/check' },
    { role: 'ombud', address: '/check', send: true, status: 422 },
    { role: 'ombud', address: '/check', send: true, typed: { text: wrongReport } },
    { role: 'ombud', address: '/events?level=lokal', link: event, under: '/amendment' },
    { role: 'ombud', address: '/events?level=lokal', link: event, under: '/amendment', stale: true, send: true,
        status: 409 },
    { role: 'ombud', address: '/events?level=lokal', link: event, under: '/reclassification' },
    { role: 'ombud', address: '/events?level=lokal', link: event, under: '/closure' },
    { role: 'ombud', address: '/events?level=lokal', link: event, under: '/closure', send: true, status: 422 },
    { role: 'ombud', address: '/events?level=lokal', link: event, under: '/discussion' },
    { role: 'ombud', address: '/events?level=lokal', link: event, under: '/publication' },
    { role: 'ombud', address: '/events/import' },
    { role: 'ombud', address: '/events/import', send: true, status: 422 },
    { role: 'ombud', address: '/reports/new', send: true, typed: { year: '2025', title: 'Vår rapport' } },
    { role: 'ombud', address: '/reports/new', send: true, typed: { year: '1066' }, status: 422 },
    { role: 'ombud', address: '/reports/references/new' },
    { role: 'ombud', address: '/account' },
    { role: 'ombud', address: '/account', stale: true, send: true, status: 409, form: '/account' },
    { role: 'ombud', address: '/account/password' },
    { role: 'ombud', address: '/place' },
    { role: 'ombud', address: '/organisations' },
    { role: 'ombud', address: '/organisations', link: unit },
    { role: 'ombud', address: '/organisations/bodies' },
    { role: 'ombud', address: '/organisations/lists' },
    { role: 'ombud', address: '/organisations/lists/event_type' },
    { role: 'unit_manager', address: '/organisations', link: unit, under: '/policy' },
    { role: 'unit_manager', address: '/organisations', link: unit, under: '/question' },
    { role: 'unit_manager', address: '/organisations', link: unit, under: '/amendment' },
    { role: 'unit_manager', address: '/organisations', link: unit, under: '/amendment', stale: true, send: true,
        status: 409 },
    { role: 'unit_manager', address: '/organisations', link: unit, under: '/coverage' },
    { role: 'unit_manager', address: '/organisations', link: unit, under: '/coverage', send: true, status: 422 },
    { role: 'unit_manager', address: '/organisations', link: unit, under: '/agreements' },
    { role: 'unit_manager', address: '/organisations', link: unit, under: '/offices' },
    { role: 'unit_manager', address: '/organisations/staff' },
    { role: 'unit_manager', address: '/organisations/staff/new' },
    { role: 'unit_manager', address: '/organisations/bodies/new', send: true, status: 422 },
    { role: 'unit_manager', address: '/figures/cutoff' },
    { role: 'administrator', address: '/accounts' },
    { role: 'administrator', address: '/accounts/new' },
    { role: 'administrator', address: '/accounts/new', send: true, status: 422 },
    { role: 'administrator', address: '/accounts', link: /^\/accounts\/[0-9a-f-]{36}$/ },
    { role: 'administrator', address: '/' },
    { role: 'administrator', address: '/settings' },
    { role: 'administrator', address: '/jobs' },
    { role: 'administrator', address: '/backups' },
    { role: 'administrator', address: '/backups', send: true, status: 200 },
    { role: 'administrator', address: '/jobs', link: /^\/jobs\/[0-9a-f-]+$/ },
    { role: 'administrator', address: '/accessibility/reports' },
    { role: 'administrator', address: '/privacy/words' },
    { role: 'administrator', address: '/privacy/words', send: true, status: 422 },
    { role: 'data_protection_officer', address: '/' },
    { role: 'data_protection_officer', address: '/audit' },
    { role: 'data_protection_officer', address: '/audit?verb=sign_in&from=2020-01-01' },
    { role: 'data_protection_officer', address: '/audit?table=none' },
    { role: 'administrator', address: '/events', status: 403 },
    { role: 'administrator', address: '/clients', status: 403 },
];
