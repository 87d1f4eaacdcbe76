/* Gives the seat map the seating plan of the selected event, if the site has one. */
const PLANS = new Set(['7AA', '7AB']);

document.addEventListener('tsw-performance-select', ({ detail: { performance } }) => {
  for (const map of document.querySelectorAll('tsw-seat-map')) {
    if (PLANS.has(performance.eventId)) map.setAttribute('plan-url', `plans/${performance.eventId}.json`);
    else map.removeAttribute('plan-url');
  }
});
