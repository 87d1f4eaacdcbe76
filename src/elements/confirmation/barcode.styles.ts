/** The look of a barcode: black on white, in dark pages and forced colours too, because scanners read nothing else. */
import { css } from 'lit';

export const barcodeStyles = css`
  svg,
  .skeleton {
    display: block;
    inline-size: 100%;
    max-inline-size: 220px;
    block-size: auto;
  }

  .skeleton {
    aspect-ratio: 1;
  }

  svg {
    border-radius: 4px;
    background: #fff;
    forced-color-adjust: none;
    print-color-adjust: exact;
  }

  svg.linear {
    max-inline-size: 420px;
    block-size: 96px;
  }

  @media print {
    svg {
      max-inline-size: 40mm;
    }

    svg.linear {
      max-inline-size: 90mm;
      block-size: 20mm;
    }

    button {
      display: none;
    }
  }
`;
