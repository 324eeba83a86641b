// What must hold on every page. Each check answers a list of complaints; empty = good.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const axeSource = await readFile(axePath, 'utf8');
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

const ofColours = ['color-contrast', 'link-in-text-block'];

async function found(page, only) {
    if (!await page.evaluate(() => 'axe' in globalThis)) {
        await page.evaluate(axeSource);
    }
    const answer = await page.evaluate(
        (runOnly) => globalThis.axe.run(document, { runOnly, resultTypes: ['violations'] }), only);
    return answer.violations.flatMap((v) =>
        v.nodes.map((n) => `axe ${v.id}: ${n.target.join(' ')}: ${v.help}`));
}

/** axe's findings. The page's context must bypass the CSP; other checks keep the real one. */
export function axe(page) {
    return found(page, { type: 'tag', values: rules });
}

/** Those of its rules that colours decide, for a page whose other rules have been walked. */
export function contrast(page) {
    return found(page, { type: 'rule', values: ofColours });
}

/** axe takes a placeholder for a name; a person whose field is filled in no longer sees it. */
export function labels(page) {
    return page.evaluate(() => [...document.querySelectorAll('input, select, textarea')]
        .filter((field) => !['hidden', 'submit', 'button'].includes(field.type))
        .filter((field) => {
            const named = (field.getAttribute('aria-labelledby') ?? '').split(/\s+/)
                .some((id) => id && document.getElementById(id)?.textContent.trim());
            const said = [...(field.labels ?? [])].some((label) => label.textContent.trim());
            return !said && !named && !field.getAttribute('aria-label')?.trim();
        })
        .map((field) => `label: the field ${field.name || field.id} has none`));
}

/** One h1, a language, a title, a main part, ids used once. */
export function shape(page) {
    return page.evaluate(() => {
        const complaints = [];
        const heads = document.querySelectorAll('h1').length;
        if (heads !== 1) complaints.push(`shape: ${heads} h1`);
        if (document.querySelectorAll('main').length !== 1) complaints.push('shape: not one main');
        if (!/^(sv|en)$/.test(document.documentElement.lang)) complaints.push('shape: no language');
        if (!document.title.trim()) complaints.push('shape: no title');
        const ids = [...document.querySelectorAll('[id]')].map((one) => one.id);
        for (const id of new Set(ids.filter((one, n) => ids.indexOf(one) !== n))) {
            complaints.push(`shape: the id ${id} stands twice`);
        }
        return complaints;
    });
}

/** Nothing sticks out sideways; what must be wide scrolls in a box of its own. */
export async function narrow(page) {
    await page.setViewportSize({ width: 320, height: 640 });
    return page.evaluate(() => {
        const root = document.scrollingElement;
        if (root.scrollWidth <= 320) return [];
        const scrolls = (node) => node && node !== document.body &&
            (/(auto|scroll|hidden|clip)/.test(getComputedStyle(node).overflowX) ||
                scrolls(node.parentElement));
        const wide = [...document.body.querySelectorAll('*')]
            .filter((one) => one.getBoundingClientRect().right > 321 && !scrolls(one.parentElement))
            .slice(0, 3)
            .map((one) => one.tagName.toLowerCase() + (one.id ? `#${one.id}` : ''));
        return [`narrow: ${root.scrollWidth} px at 320: ${wide.join(', ')}`];
    });
}

/** Tab reaches everything that can be used, shows where it is, and never gets stuck. */
export async function keyboard(page) {
    const wanted = await page.evaluate(() => {
        const all = [...document.querySelectorAll(
            'a[href], button, input, select, textarea, summary, [tabindex]')];
        const radios = new Set();
        return all.filter((one) => {
            if (one.tabIndex < 0 || one.disabled || one.type === 'hidden') return false;
            if (!one.checkVisibility({ visibilityProperty: true })) return false;
            if (one.type === 'radio') {
                // Arrows walk within a group, so Tab stops there once.
                if (radios.has(one.name)) return false;
                radios.add(one.name);
            }
            return true;
        }).length;
    });
    await page.evaluate(() => {
        globalThis.walked = new Map();
        document.activeElement?.blur();
        // Told by the page itself: asking after each key would take twice the time.
        document.addEventListener('focusin', ({ target: one }) => {
            const key = one.type === 'radio' ? `radio ${one.name}` : one;
            if (walked.has(key)) return;
            const style = getComputedStyle(one);
            const box = one.getBoundingClientRect();
            walked.set(key, {
                name: one.tagName.toLowerCase() + (one.id ? `#${one.id}` : ''),
                shown: (style.outlineStyle !== 'none' && style.outlineWidth !== '0px') ||
                    style.boxShadow !== 'none',
                size: box.width * box.height,
            });
        });
    });
    // A page that begins with focus on its list of problems is walked round once.
    let seen = [];
    for (let pressed = 0; pressed < wanted * 4 + 20 && seen.length < wanted;) {
        const ahead = Math.max(wanted - seen.length, 4);
        for (let step = 0; step < ahead; step += 1) {
            await page.keyboard.press('Tab');
        }
        pressed += ahead;
        seen = await page.evaluate(() => [...walked.values()]);
    }
    const complaints = seen.flatMap(({ name, shown, size }) => [
        ...(shown ? [] : [`keyboard: ${name} does not show its focus`]),
        ...(size < 1 ? [`keyboard: ${name} has focus and cannot be seen`] : []),
    ]);
    if (seen.length < wanted) {
        complaints.push(`keyboard: Tab reaches ${seen.length} of ${wanted}`);
    }
    return complaints;
}

/** Targets are large enough for a finger (WCAG 2.2, 2.5.8), but for links in running text. */
export function targets(page) {
    return page.evaluate(() => [...document.querySelectorAll('button, select, summary, input')]
        .filter((one) => one.type !== 'hidden' && one.checkVisibility())
        .map((one) => {
            const label = ['checkbox', 'radio'].includes(one.type) ? one.closest('label') : null;
            return [one, (label ?? one).getBoundingClientRect()];
        })
        .filter(([, box]) => box.width < 24 || box.height < 24)
        .map(([one, box]) => `target: ${one.name || one.tagName} is ${Math.round(box.width)} x ` +
            `${Math.round(box.height)}`));
}

/** Hears what a page does while it loads: CSP, script errors, foreign addresses, failed parts. */
export function listen(page, base) {
    const complaints = [];
    page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(`console: ${message.text()}`);
    });
    page.on('pageerror', (error) => complaints.push(`script: ${error.message}`));
    page.on('request', (request) => {
        const url = request.url();
        if (!url.startsWith(`${base}/`) && !url.startsWith('data:')) {
            complaints.push(`foreign: ${url}`);
        }
    });
    page.on('response', (response) => {
        const part = response.request().resourceType() !== 'document';
        if (part && response.status() >= 400) {
            complaints.push(`missing: ${response.url()} answers ${response.status()}`);
        }
    });
    return complaints;
}

/** Without scripts the page says the same: a heading, its forms each with a button to send. */
export function scriptless(page) {
    return page.evaluate(() => {
        const complaints = [];
        if (!document.querySelector('h1')) complaints.push('without scripts: no heading');
        for (const form of document.querySelectorAll('form')) {
            if (!form.querySelector('button:not([type=button]), input[type=submit]')) {
                complaints.push(`without scripts: the form ${form.action} cannot be sent`);
            }
        }
        return complaints;
    });
}
