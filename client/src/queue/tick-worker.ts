/** Browsers slow the timers of a page that nobody looks at to one a minute, those of a worker not. */
setInterval(() => postMessage(0), 2_000)
