"""Alembic's entry: migrate on the connection that `glossary.store.schema` hands over, in its transaction."""

from __future__ import annotations

from alembic import context

from glossary.store.revision import VERSION_TABLE
from glossary.store.tables import Base

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=Base.metadata,
    version_table=VERSION_TABLE,
    render_as_batch=connection.dialect.name == "sqlite",
    transactional_ddl=True,
    compare_type=True,
)
context.run_migrations()
