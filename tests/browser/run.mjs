// The browser tests: the checks themselves, then every page in both languages, light and dark,
// with and without scripts, by keyboard and at 320 px. usage: node run.mjs BINARY [WORD-IN-TITLE]
import { axe, contrast, keyboard, labels, listen, narrow, scriptless, shape, targets } from './checks.mjs';
import { contextFor, launch, signIn } from './browser.mjs';
import { kindOf, unknownPages } from './crawl.mjs';
import { testTheChecks } from './checks_test.mjs';
import { pages } from './pages.mjs';
import { finish, test } from './report.mjs';
import { serveDemo } from './served.mjs';
import { asksForStories, tellStories } from './stories.mjs';

const [binary, word = ''] = process.argv.slice(2);

async function firstLink(page, pattern) {
    const links = await page.locator('main a[href]').evaluateAll((all) =>
        all.map((one) => one.getAttribute('href')));
    const found = links.find((one) => pattern.test(one));
    if (!found) {
        throw new Error(`no link like ${pattern} on ${page.url()}`);
    }
    return found;
}

/** Opens what a row of pages.mjs names; answers a complaint when the status is another. */
async function open(page, base, row) {
    let answer = await page.goto(base + row.address);
    if (row.link) {
        answer = await page.goto(base + await firstLink(page, row.link) + (row.under ?? ''));
    }
    for (const [name, typed] of Object.entries(row.typed ?? {})) {
        await page.locator(`main [name="${name}"]`).fill(typed);
    }
    if (row.stale) {
        // As when somebody else saved after the form was opened.
        await page.evaluate(() => document.querySelectorAll('main input[name=version]')
            .forEach((version) => { version.value = '0'; }));
    }
    if (row.send) {
        // The form's own checks in the browser are passed by, to see the page of the refusal.
        await page.evaluate(() => document.querySelectorAll('main form')
            .forEach((form) => { form.noValidate = true; }));
        const form = row.form ? `main form[action="${row.form}"]` : 'main form';
        const button = page.locator(`${form} button:not([type=button])`).last();
        [answer] = await Promise.all([page.waitForNavigation(), button.click()]);
    }
    if (row.next) {
        answer = await page.goto(base + await firstLink(page, row.next));
    }
    const wanted = row.status ?? 200;
    return answer.status() === wanted ? [] : [`answers ${answer.status()}, not ${wanted}`];
}

/** Each look opens the page once; what follows on it is in the order of its checks. */
function looks() {
    const all = [];
    for (const language of ['sv', 'en']) {
        // Axe needs the policy passed by; the other looks keep the real one.
        all.push({ name: `axe, light and dark, ${language}`, language, bypassCSP: true,
            checks: [coloured('light', axe), labels, shape, targets, coloured('dark', contrast)] });
        all.push({ name: `keyboard and 320 px, ${language}`, language,
            checks: [keyboard, narrow] });
        all.push({ name: `without scripts, ${language}`, language, scripts: false,
            checks: [scriptless] });
    }
    return all;
}

function coloured(colours, check) {
    return async (page) => {
        await page.emulateMedia({ colorScheme: colours });
        return (await check(page)).map((complaint) => `${colours}: ${complaint}`);
    };
}

/** The kinds of page that have been looked at, in whichever demo. */
const known = new Set();

/** One page for all rows of a role: a browser spends most of its time on starting new ones. */
class Looker {
    constructor(page, base) {
        this.page = page;
        this.base = base;
        this.heard = listen(page, base);
    }

    async lookAt(row, look) {
        this.heard.length = 0;
        await this.page.setViewportSize({ width: 1000, height: 800 });
        await this.page.emulateMedia({ colorScheme: 'light' });
        const complaints = await open(this.page, this.base, row);
        for (const check of look.checks) {
            complaints.push(...await check(this.page));
        }
        known.add(kindOf(new URL(this.page.url()).pathname));
        // An answer of 4xx on purpose is written to the console by the browser itself.
        const own = (text) => row.status && /status of 4\d\d/.test(text);
        return [...complaints, ...this.heard.filter((text) => !own(text))];
    }
}

function nameOf(row) {
    const sent = row.typed ? ', sent filled' : ', sent empty';
    const led = row.link ? ` -> ${row.link.source}${row.under ?? ''}` : '';
    const then = led + (row.stale ? ', saved by another' : row.send ? sent : '');
    const after = row.next ? ` -> ${row.next.source}` : '';
    return `${row.address}${then}${after} (${row.role ?? 'nobody'})`;
}

async function statesOf(browser, served, rows) {
    const states = new Map([[null, undefined]]);
    for (const role of new Set(rows.map((row) => row.role))) {
        if (role) {
            states.set(role, await signIn(browser, await served.linkFor(role)));
        }
    }
    return states;
}

async function testTheRows(browser, served, states, rows) {
    const rounds = [...states].flatMap(([role, state]) => looks().map((look) => ({
        look, state, rows: rows.filter((row) => row.role === role && title(row, look).includes(word)),
    }))).filter((round) => round.rows.length > 0);
    await inLanes(rounds, async ({ look, state, rows: asked }) => {
        const context = await contextFor(browser, { ...look, state });
        await context.setExtraHTTPHeaders({ 'accept-language': look.language });
        const looker = new Looker(await context.newPage(), served.base);
        for (const row of asked) {
            await test(title(row, look), () => looker.lookAt(row, look));
        }
        await context.close();
    });
}

/** Rows for the pages that links lead to from a role's own and that no row has opened. */
async function rowsFoundByLinks(browser, served, states, rows) {
    const found = [];
    for (const [role, state] of states) {
        const starts = rows.filter((row) => row.role === role && !row.send && !row.status)
            .map((row) => row.address);
        const context = await contextFor(browser, { language: 'sv', state });
        for (const address of await unknownPages(context.request, served.base, starts, known)) {
            found.push({ role, address });
        }
        await context.close();
    }
    return found;
}

function title(row, look) {
    return `${nameOf(row)}: ${look.name}`;
}

/** Pages wait for the server now and then, so a few rounds go side by side. */
async function inLanes(all, each) {
    const ahead = [...all];
    const lane = async () => {
        while (ahead.length > 0) {
            await each(ahead.shift());
        }
    };
    await Promise.all(Array.from({ length: 3 }, lane));
}

function isAsked(row) {
    return looks().some((look) => title(row, look).includes(word));
}

async function testThePages(browser) {
    const demoOf = (row) => row.demo ?? 'skane-2025';
    for (const demo of new Set(pages.map(demoOf))) {
        const rows = pages.filter((row) => demoOf(row) === demo && isAsked(row));
        if (rows.length === 0 && !asksForStories(demo, word)) {
            continue;
        }
        const served = await serveDemo(binary, demo);
        try {
            const states = await statesOf(browser, served, rows);
            await testTheRows(browser, served, states, rows);
            if (!word) {
                await testTheRows(browser, served, states,
                    await rowsFoundByLinks(browser, served, states, rows));
            }
            await tellStories(browser, served, demo, word);
        } finally {
            await served.stop();
        }
    }
}

const browser = await launch();
try {
    await testTheChecks(browser);
    await test('the program is served and its pages can be opened', async () => {
        if (!binary) {
            return ['usage: run.mjs BINARY'];
        }
        await testThePages(browser);
        return [];
    });
} finally {
    await browser.close();
}
finish();
