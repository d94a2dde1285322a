"""What the screens are built of: values in, messages out, drawn as text and never as markup."""
