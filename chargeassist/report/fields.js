"use strict";
// Saves what was written as a file on this machine. Without it the page is filled in and printed.
const button = document.querySelector("button");
button.hidden = false;
button.addEventListener("click", () => {
  const rows = [...document.querySelectorAll("tr[data-part]")].map((row) => {
    const fields = [...row.querySelectorAll("[name]")].map((field) => [field.name, field.value.trim()]);
    return { part: row.dataset.part, ...Object.fromEntries(fields) };
  });
  const answers = rows.filter((row) => row.who || row.what);
  const text = JSON.stringify({ answers }, null, 2) + "\n";
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  link.download = "answers.json";
  link.click();
  URL.revokeObjectURL(link.href);
});
