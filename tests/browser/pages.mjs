// The addresses that every check walks: who looks, and where. `link` is followed from `address`
// instead when the address has a number or id in it: the first link in <main> that matches. `typed`
// is filled in by name before `send`, and `demo` is the demo served, when not Skåne's.
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

// The demo that has clients.
const clients = 'varmland-2024';

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
    { role: 'ombud', address: '/events', link: /^\/events\/[A-Z]+-\d{4}-\d+$/ },
    { role: 'ombud', address: '/faults' },
    { role: 'ombud', address: '/faults?text=zzzzzz' },
    { role: 'ombud', address: '/faults/new' },
    { role: 'ombud', address: '/faults/new', send: true, status: 422 },
    { role: 'ombud', address: '/faults/SKANE-B-0001' },
    { role: 'ombud', address: '/faults/SKANE-B-0001/amendment' },
    { role: 'ombud', address: '/faults/SKANE-B-0001/events' },
    { role: 'ombud', address: '/faults/SKANE-B-0001/events', send: true, status: 422 },
    { role: 'ombud', address: '/faults/SKANE-B-0001/members' },
    { role: 'ombud', address: '/faults/SKANE-B-0001/members', link: /\/members\/SKANE-\d/ },
    { role: 'ombud', address: '/faults/SKANE-B-0001/closure' },
    { role: 'ombud', address: '/faults/SKANE-B-0001/earlier-years' },
    { role: 'ombud', address: '/faults/SKANE-B-0001/proposals/new' },
    { role: 'ombud', address: '/faults/SKANE-B-0001/comparison' },
    { role: 'ombud', address: '/themes' },
    { role: 'ombud', address: '/themes/new' },
    { role: 'ombud', address: '/themes', link: /^\/themes\/[0-9a-f-]{36}$/ },
    { role: 'ombud', address: '/reported-faults' },
    { role: 'ombud', address: '/reported-faults/new' },
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
