// Debian's Chromium without its windows (half the time of the whole one), driven by playwright-core,
// and the contexts that the tests look through.
import { chromium } from 'playwright-core';

export function launch() {
    return chromium.launch({
        executablePath: process.env.SPEJARE_CHROMIUM ?? '/usr/bin/chromium-headless-shell',
        args: [
            '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
            '--disable-background-networking', '--disable-component-update', '--disable-sync',
        ],
    });
}

/** How a person looks at the program: language, colours, with scripts or not. */
export function contextFor(browser, look) {
    return browser.newContext({
        locale: look.language === 'en' ? 'en-GB' : 'sv-SE',
        colorScheme: look.colours ?? 'light',
        javaScriptEnabled: look.scripts ?? true,
        bypassCSP: look.bypassCSP ?? false,
        viewport: look.viewport ?? { width: 1000, height: 800 },
        storageState: look.state,
        reducedMotion: 'reduce',
    });
}

/** Follows a one-time link and answers the signed-in state, for contexts to come. */
export async function signIn(browser, link) {
    const context = await browser.newContext({ locale: 'sv-SE' });
    const page = await context.newPage();
    await page.goto(link);
    const button = page.locator('main form button:not([type=button])').first();
    // The link shows a page with a button, so that a mail program's preview does not use it up.
    if ((await context.cookies()).every((one) => !/session/i.test(one.name)) &&
        await button.count() > 0) {
        await Promise.all([page.waitForNavigation(), button.click()]);
    }
    const state = await context.storageState();
    if (state.cookies.every((one) => !/session/i.test(one.name))) {
        throw new Error(`the link signed nobody in; it led to ${page.url()}`);
    }
    await context.close();
    return state;
}
