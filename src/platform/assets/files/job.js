// A job under way is looked at again by itself; the link on the page does the same without scripts.
const box = document.querySelector("[data-job]");
const every = 2000;

/** Puts the parts that changed in place of the old ones, so that only they are read out. */
function renew(fresh) {
    for (const part of box.querySelectorAll("[id]")) {
        const now = fresh.querySelector(`[id="${part.id}"]`);
        if (now && now.innerHTML !== part.innerHTML) {
            part.replaceChildren(...now.childNodes);
        }
    }
    box.dataset.job = fresh.dataset.job;
}

async function look() {
    if (document.visibilityState === "visible") {
        const answer = await fetch(location.href).catch(() => null);
        if (answer?.ok) {
            const page = new DOMParser().parseFromString(await answer.text(), "text/html");
            const fresh = page.querySelector("[data-job]");
            if (fresh) {
                renew(fresh);
            }
        }
    }
    if (box.dataset.job === "under-way") {
        setTimeout(look, every);
    }
}

if (box?.dataset.job === "under-way") {
    setTimeout(look, every);
}
