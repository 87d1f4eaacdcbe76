/* The page knows which events it has drawn a hall for: it hands the seat map the plan of the one that was chosen. */
const PLANS = new Set(['7AA', '7AB']);

document.addEventListener('tsw-performance-select', ({ detail: { performance } }) => {
  for (const map of document.querySelectorAll('tsw-seat-map')) {
    if (PLANS.has(performance.eventId)) map.setAttribute('plan-url', `plans/${performance.eventId}.json`);
    else map.removeAttribute('plan-url');
  }
});
