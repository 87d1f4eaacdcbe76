/**
 * The page's side of selling on credit: it takes the customer's payment before the purchase, here from a pretend provider on
 * the demo's server (pretend-payments.ts). The card fields of a real provider go into the same slot.
 */
const checkout = document.querySelector('tsw-checkout');
const card = document.querySelector('#pretend-card');
const words = document.querySelector('#pretend-words');
const sheet = document.querySelector('#pretend-bank');

checkout.paymentHandler = async ({ transactionUuid, totals }) => {
  words.textContent = '';
  if (card.value === 'bank' && !(await isApproved(totals))) {
    // The browser's payment sheet throws the same error when the customer cancels.
    throw new DOMException('The customer closed the bank’s question.', 'AbortError');
  }
  const response = await fetch('pretend-payments', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({
      // The provider holds the money only once per transaction.
      transactionUuid,
      totals: totals.map(({ minor, currency }) => ({ currencyCode: currency.code, minor })),
      card: card.value,
    }),
  });
  const { reference, message } = await response.json();
  if (!response.ok) {
    // The checkout says that nothing was booked. The page adds the reason.
    words.textContent = message;
    throw new Error(message);
  }
  return reference;
};

function isApproved(totals) {
  const amounts = totals.map(({ minor, currency }) =>
    (minor / currency.factor).toLocaleString(document.documentElement.lang, {
      style: 'currency',
      currency: currency.code.toUpperCase(),
    }),
  );
  document.querySelector('#pretend-amount').textContent = amounts.join(' and ');
  sheet.returnValue = '';
  sheet.showModal();
  return new Promise((resolve) => {
    sheet.addEventListener('close', () => resolve(sheet.returnValue === 'pay'), { once: true });
  });
}
