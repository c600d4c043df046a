"""What is found in documents and across them: functions over values, no disk, no clock."""
