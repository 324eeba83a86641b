// Reads along while a free text is written and says at once what may point at a person. The server
// reads every text again when it is saved; this only spares people the round trip.
const pauseMs = 800;

function findingsBox(area) {
    const box = document.createElement("div");
    box.className = "guard-findings";
    box.setAttribute("aria-live", "polite");
    area.insertAdjacentElement("afterend", box);
    return box;
}

function readAlong(area) {
    const form = area.form;
    const url = area.dataset.guardUrl ?? form?.dataset.guardUrl;
    if (!url) {
        return;
    }
    const box = findingsBox(area);
    let timer = 0;
    let asked = 0;

    async function read() {
        const mine = ++asked;
        const csrf = form.elements.namedItem("csrf")?.value ?? "";
        const answer = await fetch(url, {
            method: "POST",
            body: new URLSearchParams({ csrf, text: area.value }),
            credentials: "same-origin",
        }).catch(() => null);
        // An answer about an older text says nothing about this one.
        if (mine !== asked || answer === null || !answer.ok) {
            return;
        }
        const findings = (await answer.text()).trim();
        if (mine === asked && box.innerHTML !== findings) {
            box.innerHTML = findings;
        }
    }

    // The words offered go in wherever the match stands, as the server would write them.
    box.addEventListener("click", (event) => {
        const button = event.target.closest("button[data-found]");
        if (button === null) {
            return;
        }
        area.value = area.value.split(button.dataset.found).join(button.dataset.instead);
        area.focus();
        area.dispatchEvent(new Event("input", { bubbles: true }));
    });

    area.addEventListener("input", () => {
        clearTimeout(timer);
        timer = setTimeout(read, pauseMs);
    });
}

document
    .querySelectorAll("textarea[data-guard-url], form[data-guard-url] textarea[data-free-text]")
    .forEach(readAlong);
