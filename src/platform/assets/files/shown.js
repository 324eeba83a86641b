// Shows a part of a form only when it matters: data-shown-when="field=value" or "field=one|other".
// What is hidden is still sent, just as without this script; the server decides what counts.
function valuesOf(form, name) {
    return new FormData(form).getAll(name);
}

function follow(part) {
    const form = part.closest("form");
    if (!form) {
        return;
    }
    const at = part.dataset.shownWhen.indexOf("=");
    const name = part.dataset.shownWhen.slice(0, at);
    const wanted = part.dataset.shownWhen.slice(at + 1).split("|");
    const update = () => {
        // A problem must never be out of sight.
        const problem = part.querySelector(".has-problem") !== null;
        part.hidden = !problem && !valuesOf(form, name).some((value) => wanted.includes(value));
    };
    form.addEventListener("change", update);
    update();
}

document.querySelectorAll("[data-shown-when]").forEach(follow);
