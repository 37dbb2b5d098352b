// The open incident is part of the page's address: a reload keeps it, and Back on a phone closes it.

/**
 * @param {object} pane
 * @param {(id: number) => unknown} pane.open
 * @param {() => void} pane.close
 */
export function startPaneHistory({ open, close }) {
  const inAddress = () => Number(new URLSearchParams(location.search).get("incident")) || null;

  addEventListener("popstate", () => {
    const id = inAddress();
    if (id) open(id);
    else close();
  });
  const first = inAddress();
  if (first) queueMicrotask(() => open(first));

  return {
    /** @param {number} id */
    open(id) {
      const address = `?incident=${id}`;
      if (inAddress() === null) history.pushState({ opened: true }, "", address);
      else if (inAddress() !== id) history.replaceState(history.state, "", address);
      return open(id);
    },
    close() {
      // Opened here: go back, so that Back does not open it again. Came by a link: only drop it.
      if (history.state?.opened) history.back();
      else {
        history.replaceState(null, "", location.pathname);
        close();
      }
    },
  };
}
