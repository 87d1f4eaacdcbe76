/** Takes the customer to a payment page, in this tab and so that the back button leads here again. */
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
  // A field may well be called “submit”, and would stand in the place of the form's own.
  HTMLFormElement.prototype.submit.call(form);
  // What was sent is settled by now. Left here it would be there again when the customer comes back.
  form.remove();
}
