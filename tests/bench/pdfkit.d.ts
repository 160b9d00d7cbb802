/** Ce dont la référence nue du bilan a besoin : @react-pdf/renderer apporte pdfkit, sans ses types. */
declare module 'pdfkit' {
  import type { Readable } from 'node:stream';

  export default class PDFDocument extends Readable {
    constructor(options: { autoFirstPage: boolean });
    end(): void;
  }
}
