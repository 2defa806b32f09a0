/* Shows beside each value how it is read. Without it the reading stands there once the form was sent. */

(() => {
  // After the last key. The server is asked for what was typed, not for every letter.
  const PAUSE = 350;

  const show = (place, answer) => {
    place.classList.toggle("is-refused", Boolean(answer.refusal));
    const words = answer.refusal || (answer.reading ? `Read as: ${answer.reading}` : "");
    place.textContent = answer.note ? `${words}. ${answer.note}` : words;
  };

  const watch = (place) => {
    const field = document.getElementById(place.htmlFor.value);
    if (!field) return;
    const kind = field.form.elements.namedItem("kind");
    let timer;
    let latest = 0;

    const ask = async () => {
      const number = ++latest;
      if (!field.value.trim()) return show(place, {});
      const asked = new URLSearchParams({ noun: place.dataset.noun, pk: place.dataset.pk, text: field.value });
      if (place.dataset.noun === "article") asked.set("kind", kind.value);
      try {
        const response = await fetch(`${place.dataset.url}?${asked}`, { headers: { Accept: "application/json" } });
        const answer = await response.json();
        // An answer that was overtaken by a later question says nothing any more.
        if (number === latest) show(place, answer);
      } catch {
        if (number === latest) show(place, {});
      }
    };

    const later = () => {
      clearTimeout(timer);
      timer = setTimeout(ask, PAUSE);
    };
    field.addEventListener("input", later);
    if (place.dataset.noun === "article" && kind) kind.addEventListener("change", later);
    if (field.value) ask();
  };

  document.querySelectorAll("output[data-url]").forEach(watch);
})();
