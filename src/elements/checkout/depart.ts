/** Takes the customer to a payment page, in this tab, so that the back button leads back to the checkout. */
import type { Departure } from '../../domain/payment/callout.js';

export function depart(departure: Departure): void {
  if (departure.method === 'get') window.location.assign(departure.address);
  else submit(departure);
}

function submit({ address, fields }: Extract<Departure, { method: 'post' }>): void {
  const form = document.createElement('form');
  form.method = 'post';
  form.action = address;
  form.acceptCharset = 'utf-8';
  form.hidden = true;
  for (const [name, value] of fields) {
    const input = document.createElement('input');
    input.type = 'hidden';
    input.name = name;
    input.value = value;
    form.append(input);
  }
  document.body.append(form);
  // A field with the name “submit” would replace the form's own method.
  HTMLFormElement.prototype.submit.call(form);
  // The submission has its data. A form left here would still be in the page when the customer comes back.
  form.remove();
}
