"""The JSON Schema of the import document."""

from typing import Any

from pydantic.json_schema import GenerateJsonSchema

from tui.interchange.document import Document


def import_schema() -> dict[str, Any]:
    """Give the JSON Schema (draft 2020-12) of the document that `import` reads."""
    schema = Document.model_json_schema(by_alias=True)
    return {"$schema": GenerateJsonSchema.schema_dialect} | schema
