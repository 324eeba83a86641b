// Each check is shown to let a good page be and to find its own mistake; no program is needed.
import { createServer } from 'node:http';
import { axe, contrast, keyboard, labels, listen, narrow, scriptless, shape, targets } from './checks.mjs';
import { contextFor } from './browser.mjs';
import { test } from './report.mjs';

const head = '<!doctype html><html lang="sv"><head><meta charset="utf-8"><title>Prov</title>' +
    '<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">';
const good = `${head}</head><body><main><h1>Prov</h1><form method="post" action="/x">
    <label for="a">Namn</label><input id="a" name="a" style="height:30px">
    <button style="height:30px">Spara</button></form></main></body></html>`;
const csp = { 'content-security-policy': "default-src 'self'; img-src 'self' data:" };
const pages = {
    '/good': good.replaceAll(/ style="[^"]*"/g, ''),
    '/unnamed': good.replace('<label for="a">Namn</label>', ''),
    '/placeholder': good.replace('<label for="a">Namn</label>', '')
        .replace('<input', '<input placeholder="Namn"'),
    '/two-heads': good.replace('<form', '<h1>Igen</h1><form'),
    '/wide': good.replace('<form', '<p style="width:700px">bred</p><form'),
    '/scrolled': good.replace('<form', '<div style="overflow-x:auto" tabindex="0" role="region" ' +
        'aria-label="Tabell"><p style="width:700px">bred</p></div><form'),
    '/blind-focus': good.replace('</head>', '<style>input{outline:none}</style></head>'),
    '/trap': good.replace('</form>', '<input id="b" name="b" aria-label="b" ' +
        'onkeydown="event.preventDefault()"></form><a href="/y">vidare</a>'),
    '/pale': good.replace('<form', '<p style="color:#bbb">Blek</p><form'),
    '/small': good.replace('height:30px">Spara', 'height:8px;padding:0">Spara'),
    '/inline-script': good.replace('</main>', '<script>document.title = "x"</script></main>'),
    '/foreign': good.replace('</main>', '<img alt="" src="http://127.0.0.2:9/x.png"></main>'),
    '/unsendable': good.replace('<button', '<button type="button"'),
};

async function complaintsOf(browser, base, address, check, look = {}) {
    const context = await contextFor(browser, look);
    const page = await context.newPage();
    const heard = listen(page, base);
    await page.goto(base + address);
    const complaints = check === listen ? heard : await check(page);
    await context.close();
    return complaints;
}

export async function testTheChecks(browser) {
    const strict = new Set(['/good', '/inline-script', '/foreign']);
    const server = createServer((request, response) => {
        const text = pages[request.url];
        response.writeHead(text ? 200 : 404, {
            'content-type': 'text/html; charset=utf-8', ...(strict.has(request.url) ? csp : {}),
        });
        response.end(text ?? '');
    });
    await new Promise((done) => server.listen(0, '127.0.0.1', done));
    const base = `http://127.0.0.1:${server.address().port}`;
    const past = { bypassCSP: true };
    const still = { scripts: false };
    const cases = [
        [axe, '/good', 0, past], [axe, '/unnamed', 1, past], [axe, '/pale', 1, past],
        [contrast, '/good', 0, past], [contrast, '/pale', 1, past],
        [labels, '/good', 0], [labels, '/placeholder', 1],
        [shape, '/good', 0], [shape, '/two-heads', 1],
        [narrow, '/good', 0], [narrow, '/wide', 1], [narrow, '/scrolled', 0],
        [keyboard, '/good', 0], [keyboard, '/blind-focus', 1], [keyboard, '/trap', 1],
        [targets, '/small', 1],
        [listen, '/good', 0], [listen, '/inline-script', 1], [listen, '/foreign', 1],
        [scriptless, '/good', 0, still], [scriptless, '/unsendable', 1, still],
    ];
    for (const [check, address, wanted, look] of cases) {
        const title = `${check.name} ${wanted ? 'finds the mistake of' : 'lets be'} ${address}`;
        await test(title, async () => {
            const found = await complaintsOf(browser, base, address, check, look);
            return found.length > 0 === wanted > 0 ? [] : [`found ${JSON.stringify(found)}`];
        });
    }
    server.close();
}
