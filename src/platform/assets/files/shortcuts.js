// Keyboard shortcuts of one key each. They are off until a person turns them on at /help, in this
// browser only: single keys get in the way of speech input and screen readers (WCAG 2.1.4).
const setting = "spejare-shortcuts";

function isOn() {
    return localStorage.getItem(setting) === "on";
}

function isWriting(element) {
    return element.closest("input, textarea, select, [contenteditable]") !== null;
}

function toMenu() {
    const button = document.querySelector("[data-menu] > summary");
    const first = document.querySelector("[data-menu] a");
    const target = button?.checkVisibility() ? button : first;
    target?.focus();
}

const deeds = {
    h: () => location.assign("/help"),
    1: () => location.assign("/"),
    n: () => document.querySelector("a[data-new]")?.click(),
    s: () => document.querySelector("input[type=search], input[name=q]")?.focus(),
    m: toMenu,
};

addEventListener("keydown", (event) => {
    const modified = event.ctrlKey || event.altKey || event.metaKey;
    if (modified || event.isComposing || !isOn() || isWriting(event.target)) {
        return;
    }
    const deed = deeds[event.key];
    if (deed) {
        event.preventDefault();
        deed();
    }
});

const choice = document.querySelector("[data-shortcuts]");
if (choice) {
    const box = choice.querySelector("input[type=checkbox]");
    box.checked = isOn();
    box.addEventListener("change", () => {
        localStorage.setItem(setting, box.checked ? "on" : "off");
    });
    choice.hidden = false;
}
