// Finds the pages that no row of pages.mjs names: follows links from what a role's rows opened, one
// page of each kind, so that a page cannot be added without being looked at.

const ended = /\.(csv|xlsx|json|pdf|docx|zip)$|\/file$|^\/language\/|^\/sign-out/;

/** The kind of a page: its path with every id, number and code in it made one. */
export function kindOf(path) {
    return path
        .replace(/\/[0-9a-f]{8}-[0-9a-f-]{27}(?=\/|$)/g, '/{id}')
        .replace(/\/[A-ZÅÄÖ]+-(?:[A-Z]-)?[\d-]+(?=\/|$)/g, '/{number}')
        .replace(/^(\/figures\/)(?!cross)[^/]+/, '$1{figure}')
        .replace(/^(\/organisations\/(?:codes|lists)\/)[^/]+/, '$1{code}')
        .replace(/^(\/reports\/references\/)(?!new$)[^/]+/, '$1{reference}')
        .replace(/^(\/privacy\/retention\/)[^/]+/, '$1{class}')
        .replace(/^(\/(?:help|api)\/).*/, '$1{part}')
        .replace(/\/\d+(?=\/|$)/g, '/{n}');
}

function linksIn(html, from) {
    const main = html.slice(html.indexOf('<main'), html.lastIndexOf('</main>'));
    return [...main.matchAll(/href="([^"]+)"/g)]
        .map((found) => new URL(found[1].replaceAll('&amp;', '&'), from))
        .filter((url) => url.origin === new URL(from).origin)
        .filter((url) => !ended.test(url.pathname) && !url.searchParams.has('format'));
}

/**
 * Addresses of pages whose kind is not in `known`, found by following links from `starts`; each kind
 * is fetched once, and is known from then on.
 */
export async function unknownPages(request, base, starts, known) {
    const found = [];
    const ahead = [...new Set(starts)].map((path) => base + path);
    const fetched = new Set();
    while (ahead.length > 0) {
        const url = ahead.shift().split('#')[0];
        const { pathname, search } = new URL(url);
        const kind = kindOf(pathname);
        const first = starts.includes(pathname + search) ? url : kind;
        if (fetched.has(first)) {
            continue;
        }
        fetched.add(first).add(kind);
        const answer = await request.get(url, { maxRedirects: 0 });
        const isPage = answer.status() === 200 &&
            (answer.headers()['content-type'] ?? '').startsWith('text/html');
        if (!isPage) {
            continue;
        }
        if (!known.has(kind)) {
            known.add(kind);
            found.push(pathname + search);
        }
        ahead.push(...linksIn(await answer.text(), url).map((next) => next.href));
    }
    return found;
}
