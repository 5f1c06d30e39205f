/** Browsers throttle timers of background pages to one a minute, but not those of workers. */
setInterval(() => postMessage(0), 2_000)
