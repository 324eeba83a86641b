// Keeps what is typed in a form as a draft on the server, a moment after the last key.
const pauseMs = 1500;

function body(form) {
    const fields = new URLSearchParams();
    for (const [name, value] of new FormData(form)) {
        // The key belongs to the real sending of the form; a draft must not use it up.
        if (typeof value === "string" && name !== "request_key") {
            fields.append(name, value);
        }
    }
    return fields;
}

function now() {
    const time = { hour: "2-digit", minute: "2-digit", second: "2-digit" };
    return new Date().toLocaleTimeString(document.documentElement.lang, time);
}

function keepDraftsOf(form) {
    const state = form.querySelector("[data-draft-state]");
    let timer = 0;

    async function keep() {
        timer = 0;
        const answer = await fetch(form.dataset.draftUrl, {
            method: "POST",
            body: body(form),
            credentials: "same-origin",
        }).catch(() => null);
        const kept = answer !== null && answer.ok;
        state.textContent = kept ? `${form.dataset.draftKept} ${now()}` : form.dataset.draftLost;
    }

    form.addEventListener("input", () => {
        clearTimeout(timer);
        timer = setTimeout(keep, pauseMs);
    });
    form.addEventListener("submit", () => {
        clearTimeout(timer);
        timer = 0;
    });
    // Somebody who closes the page in the middle of a sentence keeps the sentence.
    addEventListener("pagehide", () => {
        if (timer !== 0) {
            clearTimeout(timer);
            timer = 0;
            navigator.sendBeacon(form.dataset.draftUrl, body(form));
        }
    });
}

document.querySelectorAll("form[data-draft-url]").forEach(keepDraftsOf);
