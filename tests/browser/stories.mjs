// Stories that no single page shows: a client registered by keyboard alone, clients handed over from
// one unit to another with both sides' confirmation, and a fault that an event opens again.
import { contextFor, signIn } from './browser.mjs';
import { test } from './report.mjs';

async function pageOf(browser, served, role, unit) {
    const state = await signIn(browser, await served.linkFor(role, unit));
    const context = await contextFor(browser, { language: 'sv', state });
    return context.newPage();
}

/** Counts key presses; a letter is one, whatever the machine's speed. */
class Keyboard {
    constructor(page) {
        this.page = page;
        this.presses = 0;
    }

    async press(key) {
        this.presses += 1;
        await this.page.keyboard.press(key);
    }

    async type(text) {
        this.presses += text.length;
        await this.page.keyboard.type(text);
    }

    focused() {
        return this.page.evaluate(() => document.activeElement?.getAttribute('name') ?? '');
    }

    /** Goes on by Tab to the form's own button: Enter in a choice would open it. */
    async tabToButton() {
        const there = () => this.page.evaluate(() =>
            document.activeElement?.matches('main form button:not([type=button])') ?? false);
        for (let tries = 0; tries < 60 && !(await there()); tries += 1) {
            await this.press('Tab');
        }
    }

    /** Goes on by Tab until the field has the focus. */
    async tabTo(name) {
        for (let tries = 0; tries < 60; tries += 1) {
            if (await this.focused() === name) {
                return;
            }
            await this.press('Tab');
        }
        throw new Error(`Tab never came to ${name}`);
    }
}

/** A person who types slowly presses two keys a second: a minute is 120 presses. */
export async function registersByKeyboard(browser, served) {
    const page = await pageOf(browser, served, 'ombud');
    await page.goto(`${served.base}/clients/new`);
    const keys = new Keyboard(page);
    await keys.tabTo('code');
    await keys.type('KB-77');
    await keys.tabTo('sex');
    await keys.press('ArrowDown');
    await keys.tabTo('birth_year');
    await keys.type('1980');
    await keys.tabTo('kommun');
    await keys.press('ArrowDown');
    await keys.tabTo('source');
    await keys.press('ArrowDown');
    await keys.tabTo('reasons_at_start');
    await keys.press('Space');
    await keys.tabTo('children');
    await keys.press('ArrowDown');
    await keys.tabToButton();
    await Promise.all([page.waitForNavigation(), keys.press('Enter')]);
    const heading = await page.locator('h1').innerText();
    const complaints = heading.includes('KB-77') ? [] : [`led to ${page.url()}: ${heading}`];
    if (keys.presses > 120) {
        complaints.push(`${keys.presses} key presses are more than a minute's`);
    }
    await page.context().close();
    return complaints;
}

async function submitted(page, form, values) {
    for (const [name, value] of Object.entries(values)) {
        const field = page.locator(`${form} [name="${name}"]`);
        const select = await field.evaluate((one) => one.tagName === 'SELECT');
        await (select ? field.selectOption(value) : field.fill(value));
    }
    await Promise.all([
        page.waitForNavigation(),
        page.locator(`${form} button:not([type=button])`).last().click(),
    ]);
}

export async function handsOver(browser, served) {
    const from = await pageOf(browser, served, 'ombud', 'Söderort');
    const to = await pageOf(browser, served, 'ombud', 'Innerstaden');
    await from.goto(`${served.base}/clients`);
    const row = from.locator('main table tbody tr').first();
    const code = (await row.locator('a').first().innerText()).trim();
    const client = await row.locator('a').first().getAttribute('href');
    await from.goto(`${served.base}${client}/amendment`);
    const today = new Date().toLocaleDateString('sv-SE', { timeZone: 'Europe/Stockholm' });
    await submitted(from, 'main form[action$="/amendment"]', { handover_consent_on: today });

    await from.goto(`${served.base}/clients/transfers`);
    await submitted(from, 'main form[action="/clients/transfers"]',
        { other_unit: 'Innerstaden', handed_on: today });
    const transfer = from.url();
    const key = await from.locator('main code').first().innerText();
    const [download] = await Promise.all([
        from.waitForEvent('download'),
        from.locator(`main a[href$="/file"]`).click(),
    ]);

    await to.goto(`${served.base}/clients/transfers/arrival`);
    await to.locator('main input[type=file]').setInputFiles(await download.path());
    await to.locator('main [name="to_ombud"]').selectOption({ index: 1 });
    await submitted(to, 'main form[action$="/arrival"]', { key });
    const receipt = await to.locator('main code').first().innerText();

    await from.goto(transfer);
    await submitted(from, `main form[action="${new URL(transfer).pathname}"]`, { receipt });
    await from.goto(`${served.base}/clients?code=${code}&standing=open`);
    await to.goto(`${served.base}/clients?code=${code}`);
    const complaints = [];
    if (await from.locator(`main table a:text-is("${code}")`).count() > 0) {
        complaints.push(`${code} is still with the sender`);
    }
    if (await to.locator('main table tbody tr').count() === 0) {
        complaints.push(`${code} did not reach the receiver`);
    }
    await from.context().close();
    await to.context().close();
    return complaints;
}

/** What the select says first among its real choices. */
async function chooseFirst(page, name) {
    await page.locator(`main [name="${name}"]`).selectOption({ index: 1 });
}

async function registersEvent(page, served) {
    await page.goto(`${served.base}/events/new`);
    await page.locator('main [name="kind"][value="failure"]').check();
    await chooseFirst(page, 'kommun');
    await chooseFirst(page, 'body');
    await chooseFirst(page, 'type');
    await page.locator('main [name="level"][value="lokal"]').check();
    await submitted(page, 'main form[action="/events"]', {
        description: 'Brevet saknade en tid, och telefonen besvarades inte.',
        consequence: 'Ersättningen drogs in en månad.',
    });
    return new URL(page.url()).pathname.replace('/events/', '');
}

/** An effect was confirmed and the fault closed; one event more, grouped by a person, undoes both. */
export async function reopens(browser, served) {
    const page = await pageOf(browser, served, 'ombud');
    const complaints = [];
    const expects = async (words) => {
        const text = await page.locator('main').innerText();
        if (!text.includes(words)) {
            complaints.push(`${new URL(page.url()).pathname} does not say “${words}”`);
        }
    };
    await page.goto(`${served.base}/actions?standing=effect_confirmed`);
    const row = page.locator('main table tbody tr').first();
    const action = await row.locator('a[href^="/actions/"]').first().getAttribute('href');
    const fault = await row.locator('a[href^="/faults/"]').first().getAttribute('href');
    await page.goto(served.base + fault);
    await expects('Bekräftade effekter: 1');
    await expects('Stängd');

    const event = await registersEvent(page, served);
    await page.goto(served.base + action);
    await expects('Effekt bekräftad');
    await page.goto(`${served.base}${fault}/events`);
    await page.locator(`main [name="events"][value="${event}"]`).check();
    await page.locator('main [name="reason"][value="same_cause"]').check();
    await submitted(page, 'main form[action$="/events"]', {});

    await expects(`med händelse ${event}`);
    await expects('Ingen effekt är bekräftad.');
    await expects(`Händelse ${event} inträffade efter stängningen.`);
    await page.goto(`${served.base}/actions?standing=came_back`);
    if (await page.locator(`main a[href="${action}"]`).count() === 0) {
        complaints.push(`${action} is not among those that did not last`);
    }
    await page.goto(served.base + action);
    await page.locator('main a[href$="/reopening"]').click();
    await submitted(page, 'main form[action$="/reopening"]', { text: 'Tiderna har glömts bort igen.' });
    await expects('Planerad');
    await page.context().close();
    return complaints;
}

/** What was asked to be read is confirmed by another person. */
async function readsLetter(reader, served, letter) {
    await reader.goto(`${served.base}${letter}`);
    await reader.locator('main a[href^="/readings/"]').first().click();
    await Promise.all([
        reader.waitForNavigation(),
        reader.locator('main form button[name="answer"][value="confirmed"]').click(),
    ]);
}

/** A recurring fault becomes a letter: written, read, approved, sent, and answered. */
export async function writesLetter(browser, served) {
    const ombud = await pageOf(browser, served, 'ombud');
    const manager = await pageOf(browser, served, 'unit_manager');
    const complaints = [];
    const expects = async (page, words) => {
        const text = await page.locator('main').innerText();
        if (!text.includes(words)) {
            complaints.push(`${new URL(page.url()).pathname} does not say “${words}”`);
        }
    };
    await ombud.goto(`${served.base}/faults/SKANE-B-0001`);
    await ombud.locator('main a[href^="/letters/new?about="]').click();
    await ombud.locator('main a[href*="kind=letter&"]').click();
    await submitted(ombud, 'main form[action="/letters"]', {
        subject: 'Den som väntar på vård',
        background: 'Väntan är lång, och ingen hör av sig under tiden.',
        reply_email: 'skrivelser@example.se',
    });
    const letter = new URL(ombud.url()).pathname;
    const opens = async (page, part) => page.goto(`${served.base}${letter}/${part}`);
    await opens(ombud, 'questions');
    await submitted(ombud, 'main form[action$="/questions"]',
        { text: 'Vem hör av sig under väntan?\n\nHur länge är det tänkt att någon väntar?' });
    await opens(ombud, 'proposals?from=faults');
    await submitted(ombud, 'main form[action$="/proposals"]', {});
    await opens(ombud, 'recipients');
    await ombud.locator('main [name="role"][value="to"]').check();
    await chooseFirst(ombud, 'body');
    await submitted(ombud, 'main form[action$="/recipients"]', {});
    await opens(ombud, 'signatories');
    await submitted(ombud, 'main form[action$="/signatories"]', {});
    await expects(ombud, 'Vem hör av sig under väntan?');
    await Promise.all([
        ombud.waitForNavigation(),
        ombud.locator('main form[action="/readings"] button').click(),
    ]);

    await readsLetter(manager, served, letter);
    await ombud.goto(served.base + letter);
    await Promise.all([
        ombud.waitForNavigation(),
        ombud.locator('main form[action$="/submission"] button').click(),
    ]);
    await expects(ombud, 'Ska godkännas');

    await manager.goto(served.base);
    await expects(manager, 'Väntar på ditt godkännande');
    await opens(manager, 'approval');
    await submitted(manager, 'main form[action$="/approval"]', {});
    await opens(manager, 'sending');
    await submitted(manager, 'main form[action$="/sending"]',
        { note: 'Ledningsgruppen möts först nästa månad.' });
    await expects(manager, 'Skickad, väntar på svar');

    await ombud.goto(served.base + letter);
    await ombud.locator('main a[href$="/answers"]').first().click();
    await ombud.locator('main [name="kind"][value="declined"]').check();
    await submitted(ombud, 'main form[action$="/answers"]',
        { text: 'Det finns inget utrymme i år.' });
    await expects(ombud, 'Besvarad');
    await expects(ombud, 'Det finns inget utrymme i år.');
    await ombud.goto(`${served.base}/faults/SKANE-B-0001`);
    await expects(ombud, 'Den som väntar på vård');
    await ombud.context().close();
    await manager.context().close();
    return complaints;
}

/** A meeting of today: its agenda builds itself, one item is decided on the wall, minutes approved. */
export async function meets(browser, served) {
    const page = await pageOf(browser, served, 'ombud');
    const complaints = [];
    const expects = async (words) => {
        const text = await page.locator('main').innerText();
        if (!text.includes(words)) {
            complaints.push(`${new URL(page.url()).pathname} does not say “${words}”`);
        }
    };
    const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm' }).format(new Date());
    await page.goto(`${served.base}/meetings/new`);
    await submitted(page, 'main form[action="/meetings"]', { meets_on: today });
    const meeting = new URL(page.url()).pathname;
    await expects('Planerat');
    await page.locator(`main a[href="${meeting}/agenda/new"]`).click();
    await submitted(page, 'main form[action$="/agenda"]', { title: 'Nästa års möten' });
    await expects('Nästa års möten');
    const rows = page.locator('main table tbody tr');
    if (await rows.count() < 2) {
        complaints.push('no undecided event stands on the agenda by itself');
    }
    const last = await rows.count() - 1;
    await rows.nth(last).locator('button', { hasText: 'Först' }).click();
    if (!(await rows.first().innerText()).includes('Nästa års möten')) {
        complaints.push('the free point did not move first');
    }
    await page.locator('main form[action$="/turns"] button', { hasText: 'Lås dagordningen' }).click();
    await page.locator('main form[action$="/turns"] button', { hasText: 'Öppna mötet' }).click();

    // On the wall, by keyboard: the first point, then the next.
    await page.locator('main a[href*="/screen/"]').first().click();
    await expects('Punkt 1 av');
    await submitted(page, 'main form[action$="/conclusion"]', { conclusion: 'Nio möten, som i år.' });
    await expects('Beslutad');
    await page.locator('main a[accesskey="n"]').focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/screen\//);
    await expects('Punkt 2 av');
    await page.locator('main [name="way"][value="manager_oral"]').check();
    await submitted(page, 'main form[action$="/decision"]', {});
    await expects('Muntligt till ansvarig chef');

    await page.goto(served.base + meeting);
    await page.locator(`main form[action="${meeting}/approval"] button`).click();
    await expects('Protokollet är godkänt');
    await page.goto(`${served.base}${meeting}/minutes`);
    await expects('Nio möten, som i år.');
    await expects('Muntligt till ansvarig chef');
    await expects('Godkänt av');
    await page.context().close();
    return complaints;
}

const stories = [
    { title: 'a letter goes from a fault to its answer', demo: 'skane-2025', tell: writesLetter },
    { title: 'meeting from agenda to minutes', demo: 'skane-2025', tell: meets },
    { title: 'reopening: an effect does not last', demo: 'skane-2025', tell: reopens },
    { title: 'a client is registered by keyboard alone', demo: 'varmland-2024',
        tell: registersByKeyboard },
    { title: 'clients are handed over to another unit', demo: 'stockholm-2020', tell: handsOver },
];

function storiesOf(demo, word) {
    return stories.filter((one) => one.demo === demo && `story: ${one.title}`.includes(word));
}

export function asksForStories(demo, word) {
    return storiesOf(demo, word).length > 0;
}

export async function tellStories(browser, served, demo, word) {
    for (const story of storiesOf(demo, word)) {
        await test(`story: ${story.title}`, () => story.tell(browser, served));
    }
}
