/* Two comforts; everything works without them. A selected passage becomes the quote, and search fields say their name aloud. */

(() => {
  // Takes a passage that is selected in the article's text as the quote, with its offset in code points.
  const text = document.getElementById("article-text");
  const form = document.querySelector("form[data-takes-quote]");
  if (!text || !form) return;

  const quote = form.elements.namedItem("quote");
  const said = document.getElementById("taken");

  // The offset may be a hidden field, or, once the server has asked which place is meant, radios: those are left to the editor.
  const start = () => form.querySelector("input[type=hidden][name=start]");

  const take = () => {
    const selection = window.getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return;
    const range = selection.getRangeAt(0);
    if (!text.contains(range.startContainer) || !text.contains(range.endContainer)) return;
    const words = range.toString();
    if (!words.trim()) return;
    const before = document.createRange();
    before.selectNodeContents(text);
    before.setEnd(range.startContainer, range.startOffset);
    const blank = words.length - words.trimStart().length;
    quote.value = words.trim();
    if (start()) start().value = Array.from(before.toString()).length + blank;
    if (said) said.textContent = "Used as the quote.";
  };

  text.addEventListener("mouseup", take);
  text.addEventListener("keyup", take);
  quote.addEventListener("input", () => { if (start()) start().value = ""; });
})();

(() => {
  // Django's search fields for related rows are built by a library that leaves them without a name for screen readers.
  const name = () => {
    for (const select of document.querySelectorAll("select.admin-autocomplete")) {
      const label = document.querySelector(`label[for="${select.id}"]`);
      const built = select.nextElementSibling;
      if (!label || !built) continue;
      for (const part of built.querySelectorAll("[role=combobox], [role=searchbox], [role=textbox], .select2-search__field")) {
        part.removeAttribute("aria-labelledby");
        part.setAttribute("aria-label", label.textContent.replace(":", ""));
      }
      // A list that holds more than items is none.
      for (const list of built.querySelectorAll("ul.select2-selection__rendered")) {
        list.setAttribute("role", "group");
        for (const item of list.querySelectorAll("li")) item.setAttribute("role", "presentation");
      }
    }
  };
  // It builds them whenever it is ready, and again for each row that is added.
  if (document.querySelector("select.admin-autocomplete")) {
    name();
    new MutationObserver(name).observe(document.body, { childList: true, subtree: true });
  }
})();
