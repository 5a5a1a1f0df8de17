"""From frozen HTML to a PDF for the archive (PDF/A-2a) that everybody can read (PDF/UA-1)."""

from io import BytesIO
from typing import TYPE_CHECKING

from common.exceptions import DomainError
from documents.spoken import speak

if TYPE_CHECKING:
    from pikepdf import Pdf
    from weasyprint.document import Document

CANNOT_PRINT = (
    "Brieven kunnen nu niet worden afgedrukt: op de server ontbreekt een programmabibliotheek. "
    "Vraag de beheerder om libpango-1.0-0, libpangoft2-1.0-0 en libharfbuzz-subset0 te installeren."
)

VARIANT = "pdf/a-2a"

# WeasyPrint writes one variant at a time. PDF/A allows the identifier of PDF/UA beside its own only
# in the one rdf:RDF block, with a schema that describes it, under exactly these prefixes.
END_OF_BLOCK = b"</rdf:RDF>"
UA_IDENTIFIER = b"""
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
  <pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about=""
    xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
    xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
    xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
  <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
    <pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
    <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
    <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
    <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
      <pdfaProperty:name>part</pdfaProperty:name>
      <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
      <pdfaProperty:category>internal</pdfaProperty:category>
      <pdfaProperty:description>Indicates the part of ISO 14289</pdfaProperty:description>
    </rdf:li></rdf:Seq></pdfaSchema:property>
  </rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""


def html_to_pdf(html: str) -> bytes:
    """The PDF of a page that carries everything it shows; nothing is fetched from anywhere.

    Raises DomainError when the libraries that set the type are not on this machine.
    """
    # Heavy, and missing on a bare machine: only who prints should pay for this import.
    try:
        from weasyprint import HTML
        from weasyprint.urls import URLFetcher
    except OSError as missing:
        raise DomainError(CANNOT_PRINT) from missing
    # fail_on_errors stays off: it raises a BaseException, which takes the worker down with it.
    only_what_is_inside = URLFetcher(allowed_protocols={"data"})
    rendered = HTML(string=html, url_fetcher=only_what_is_inside).render(pdf_variant=VARIANT)
    return _also_accessible(rendered)


def _also_accessible(rendered: "Document") -> bytes:
    """The file, saying that it is PDF/UA as well; its metadata legible without unpacking."""
    import pikepdf

    result = BytesIO()
    with pikepdf.open(BytesIO(rendered.write_pdf(pdf_variant=VARIANT))) as document:
        speak(document, rendered)
        packet = document.Root.Metadata.read_bytes()
        assert packet.count(END_OF_BLOCK) == 1, "WeasyPrint writes one rdf:RDF block"
        told = packet.replace(END_OF_BLOCK, UA_IDENTIFIER + END_OF_BLOCK)
        metadata = document.make_stream(told)
        metadata.Type, metadata.Subtype = pikepdf.Name.Metadata, pikepdf.Name.XML
        document.Root.Metadata = metadata
        _end_every_stream_clearly(document)
        document.save(result, compress_streams=False)
    return result.getvalue()


def _end_every_stream_clearly(document: "Pdf") -> None:
    """A stream that ends in a carriage return runs into the line break that follows it, and its
    stated length looks wrong to a checker: such a stream is kept unpacked."""
    from pikepdf import Stream

    for thing in document.objects:
        if isinstance(thing, Stream) and thing.read_raw_bytes().endswith(b"\r"):
            thing.write(thing.read_bytes())
