// A form that came back: the list of what to correct takes the focus, so that it is read first.
document.querySelector("[data-problems]")?.focus();
