// Says so in words when a security key does not answer; allauth only writes it to the console.
document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  for (const sentence of document.querySelectorAll("[data-security-key-refused]")) sentence.hidden = false;
});
