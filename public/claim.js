// Part of the service worker: it takes over a page that was loaded without it once that page asks. Where it becomes active while a page is
// being loaded, WebKit can leave it "activating" until the next load; claiming pages on activation, as Workbox's clientsClaim does, makes
// that likelier (WebKitGTK 2.50.6, reloads at that very moment, 2026-11-29: 11 of 17 with it, 1 of 8 like this).
self.addEventListener("message", (event) => {
  if (event.data?.type === "CLAIM") event.waitUntil(self.clients.claim());
});
