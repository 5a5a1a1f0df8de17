"""What the database keeps of entries that were joined."""

import pgtrigger

MERGED_ONCE = """
IF NEW.merged_into_id IS NULL THEN
    RETURN NEW;
END IF;
IF TG_OP = 'UPDATE' AND NEW.merged_into_id IS NOT DISTINCT FROM OLD.merged_into_id THEN
    RETURN NEW;
END IF;
IF TG_OP = 'UPDATE' AND OLD.merged_into_id IS NOT NULL THEN
    RAISE EXCEPTION 'an entry is merged once: take it apart first';
END IF;
IF EXISTS (SELECT 1 FROM {table} WHERE merged_into_id = NEW.id) THEN
    RAISE EXCEPTION 'an entry into which others were merged is not merged itself';
END IF;
IF EXISTS (
    SELECT 1 FROM {table}
    WHERE id = NEW.merged_into_id AND (merged_into_id IS NOT NULL OR {also})
) THEN
    RAISE EXCEPTION 'an entry is merged into one that stands by itself, of the same region';
END IF;
RETURN NEW;
"""


def merged_once(table: str, *, also: str) -> pgtrigger.Trigger:
    """One step deep and never twice: who is found under whom is always one look away."""
    return pgtrigger.Trigger(
        name="merged_once",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.Update,
        func=MERGED_ONCE.format(table=table, also=also),
    )
