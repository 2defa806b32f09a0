/* Takes a passage that is selected in the article's text as the quote, with its offset in code points. Without it, paste. */

(() => {
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
    const before = document.createRange();
    before.selectNodeContents(text);
    before.setEnd(range.startContainer, range.startOffset);
    const blank = words.length - words.trimStart().length;
    if (!words.trim()) return;
    quote.value = words.trim();
    if (start()) start().value = Array.from(before.toString()).length + blank;
    if (said) said.textContent = "Taken as the quote.";
  };

  text.addEventListener("mouseup", take);
  text.addEventListener("keyup", take);
  quote.addEventListener("input", () => { if (start()) start().value = ""; });
})();
