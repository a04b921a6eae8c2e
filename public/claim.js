// Part of the service worker: it takes over a page that was loaded without it once that page asks. Claiming pages while it becomes active, as
// Workbox's clientsClaim does, can keep it "activating" in WebKit if a page is being loaded at that moment (WebKitGTK 2.50.6, 2026-11-29:
// 7 of 12 starts).
self.addEventListener("message", (event) => {
  if (event.data?.type === "CLAIM") event.waitUntil(self.clients.claim());
});
