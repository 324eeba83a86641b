// The addresses that every check walks: who looks, and where. `link` is followed from `address`
// instead when the address has a number or id in it: the first link in <main> that matches.
export const pages = [
    { role: null, address: '/sign-in' },
    { role: null, address: '/no-such-page', status: 404 },
    { role: 'ombud', address: '/' },
    { role: 'ombud', address: '/events' },
    { role: 'ombud', address: '/events?kind=failure&level=lokal' },
    { role: 'ombud', address: '/events?text=zzzzzz' },
    { role: 'ombud', address: '/events/new' },
    { role: 'ombud', address: '/events/new', send: true, status: 422 },
    { role: 'ombud', address: '/events', link: /^\/events\/[A-Z]+-\d{4}-\d+$/ },
    { role: 'ombud', address: '/figures' },
    { role: 'ombud', address: '/figures', link: /^\/figures\/events\.[a-z.]+/ },
    { role: 'ombud', address: '/figures/cross' },
    { role: 'administrator', address: '/' },
    { role: 'administrator', address: '/events', status: 403 },
];
